/**
 * A .msg file becomes an item. [MS-OXMSG]
 *
 * All properties come along, also those that only the old place of the message explains (EntryIds, access); the store
 * leaves out what it knows better. Damaged files give what can be had, and say what is missing.
 */
import { LayoutError } from '#codec/binary/index.ts'
import { type Storage, writeCompoundFile } from '#codec/cfb/index.ts'
import { type MsgAttachment, type MsgMessage, type MsgProperty, readMsg } from '#codec/msg/index.ts'
import { type Bag, type Item, type ItemAttachment, P, PropertyType } from '#model'
import { codePageOfBody, findCodePage } from './code-page.ts'
import { settleHtml } from './html.ts'
import { bagOf } from './values.ts'

export interface ImportedMsg {
  item: Item
  /** What is damaged or missing; empty for a file that is as it should be. */
  problems: string[]
}

/** PidTagAttachMethod. [MS-OXCMSG] 2.2.2.9 */
export const AttachMethod = { byValue: 1, embedded: 5, ole: 6 } as const

export function importMsg(bytes: Uint8Array): ImportedMsg {
  const { message, problems } = readMsg(bytes)
  return { item: importMessage(message, undefined, problems), problems }
}

function importMessage(message: MsgMessage, outer: number | undefined, problems: string[]): Item {
  const codePage = findCodePage(message.properties) ?? outer
  const properties = importProperties(message.properties, codePage)
  settleHtml(properties, message.properties, codePage)
  // It says how the strings of the file are written, nothing of the message.
  properties.delete(P.StoreSupportMask)
  properties.setDefault(P.MessageClass, 'IPM.Note')
  return {
    properties,
    recipients: message.recipients.map((recipient) =>
      withoutMask(importProperties(recipient, codePage)).setDefault(P.RecipientType, 1),
    ),
    attachments: message.attachments.map((attachment) => importAttachment(attachment, codePage, problems)),
  }
}

function importProperties(properties: readonly MsgProperty[], codePage: number | undefined): Bag {
  const bag = bagOf(properties, codePage)
  const body = properties.find(({ id, type }) => id === P.Body.id && type === PropertyType.string8)
  const bodyPage = body && codePageOfBody(properties, codePage, body.values[0] as Uint8Array)
  if (body && bodyPage !== codePage && !hasUnicodeBody(properties)) bag.assign(bagOf([body], bodyPage))
  return bag
}

function hasUnicodeBody(properties: readonly MsgProperty[]): boolean {
  return properties.some(({ id, type }) => id === P.Body.id && type === PropertyType.string)
}

function importAttachment(
  { properties: raw, embedded, storage }: MsgAttachment,
  codePage: number | undefined,
  problems: string[],
): ItemAttachment {
  const properties = withoutMask(importProperties(raw, codePage))
  // Their order says it.
  properties.delete(P.AttachNumber)
  const data = properties.get(P.AttachDataBinary)
  properties.delete(P.AttachDataBinary)
  if (embedded) {
    properties.set(P.AttachMethod, AttachMethod.embedded)
    return { properties, embedded: importMessage(embedded, codePage, problems) }
  }
  if (storage) {
    properties.set(P.AttachMethod, AttachMethod.ole)
    const bytes = storageBytes(storage, problems)
    return bytes ? { properties, content: { bytes } } : { properties }
  }
  if (!data) return { properties }
  properties.setDefault(P.AttachMethod, AttachMethod.byValue)
  return { properties, content: { bytes: data } }
}

/** An OLE object as the file that it is by itself. */
function storageBytes(storage: Storage, problems: string[]): Uint8Array | undefined {
  try {
    return writeCompoundFile(storage)
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error
    problems.push(`${storage.name}: ${error.message}`)
    return undefined
  }
}

function withoutMask(bag: Bag): Bag {
  bag.delete(P.StoreSupportMask)
  return bag
}
