/**
 * A TNEF stream becomes an item. [MS-OXTNEF] 2.1.3
 *
 * Properties come before the attributes that say the same. Damaged streams give what can be had, and say what is missing.
 */
import { guidText, LayoutError } from '#codec/binary/index.ts'
import { Interface, readTnef, type TnefAttachment, type TnefMessage, type TnefProperty } from '#codec/tnef/index.ts'
import { type Bag, type Item, type ItemAttachment, P, PropertyType } from '#model'
import { AttachMethod, bagOf, findCodePage, settleHtml } from '../msg/index.ts'
import { readAttachmentAttributes, readMessageAttributes } from './attributes.ts'

export interface ImportedTnef {
  item: Item
  /** What is damaged or missing; empty for a stream that is as it should be. */
  problems: string[]
}

const EMBEDDED_DEPTH_MAX = 20

export function importTnef(bytes: Uint8Array): ImportedTnef {
  const { message, problems } = readTnef(bytes)
  return { item: importMessage(message, { problems, depth: 0, codePage: undefined }), problems }
}

interface Context {
  problems: string[]
  depth: number
  /** Of what is around it, for those that do not say. */
  codePage: number | undefined
}

function importMessage(message: TnefMessage, outer: Context): Item {
  const codePage = message.codePage ?? findCodePage(message.properties) ?? outer.codePage
  const context = { ...outer, codePage }
  const encapsulated = bagOf(message.properties, codePage)
  settleHtml(encapsulated, message.properties, codePage)
  const properties = readMessageAttributes(message.attributes, codePage)
  dropPeople(properties, encapsulated)
  properties.assign(encapsulated)
  properties.setDefault(P.MessageClass, 'IPM.Note')
  return {
    properties,
    recipients: message.recipients.map((row) => bagOf(row, codePage).setDefault(P.RecipientType, 1)),
    attachments: message.attachments.map((attachment) => importAttachment(attachment, context)),
  }
}

/** A person is taken whole: from the properties, or from the attribute. */
function dropPeople(attributes: Bag, encapsulated: Bag): void {
  for (const [first, ...group] of [
    [P.SenderName, P.SenderAddressType, P.SenderEmailAddress, P.SenderEntryId],
    [P.SentRepresentingName, P.SentRepresentingAddressType, P.SentRepresentingEmailAddress, P.SentRepresentingEntryId],
    [
      P.ReceivedRepresentingName,
      P.ReceivedRepresentingAddressType,
      P.ReceivedRepresentingEmailAddress,
      P.ReceivedRepresentingEntryId,
    ],
  ] as const) {
    if (!encapsulated.has(first)) continue
    for (const property of [first, ...group]) attributes.delete(property)
  }
}

function importAttachment(attachment: TnefAttachment, context: Context): ItemAttachment {
  const encapsulated = bagOf(attachment.properties, context.codePage)
  const properties = readAttachmentAttributes(attachment.attributes, context.codePage)
  // A title that stands for a long name is no short name.
  if (encapsulated.has(P.AttachLongFilename)) properties.delete(P.AttachFilename)
  properties.assign(encapsulated)
  // Their order says it.
  properties.delete(P.AttachNumber)
  const data = properties.get(P.AttachDataBinary)
  properties.delete(P.AttachDataBinary)

  const object = findObject(attachment.properties)
  if (object) {
    const imported = importObject(properties, object, context)
    if (imported) return imported
  }
  if (!data) return { properties }
  properties.setDefault(P.AttachMethod, AttachMethod.byValue)
  return { properties, content: { bytes: data } }
}

interface ObjectValue {
  interface: string
  bytes: Uint8Array
}

/** PidTagAttachDataObject: the interface of the object and its bytes. [MS-OXTNEF] 2.1.3.4 */
function findObject(properties: readonly TnefProperty[]): ObjectValue | undefined {
  const value = properties.find(({ id, type }) => id === P.AttachDataObject.id && type === PropertyType.object)
    ?.values[0]
  return value && value.length >= 16 ? { interface: guidText(value), bytes: value.subarray(16) } : undefined
}

function importObject(properties: Bag, object: ObjectValue, context: Context): ItemAttachment | undefined {
  if (object.interface !== Interface.message) {
    if (object.interface === Interface.storage) properties.set(P.AttachMethod, AttachMethod.ole)
    else properties.setDefault(P.AttachMethod, AttachMethod.byValue)
    return { properties, content: { bytes: object.bytes } }
  }
  if (context.depth >= EMBEDDED_DEPTH_MAX) {
    context.problems.push(`messages are nested deeper than ${EMBEDDED_DEPTH_MAX}`)
    return undefined
  }
  try {
    const { message, problems } = readTnef(object.bytes)
    context.problems.push(...problems.map((problem) => `embedded message: ${problem}`))
    properties.set(P.AttachMethod, AttachMethod.embedded)
    return { properties, embedded: importMessage(message, { ...context, depth: context.depth + 1 }) }
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error
    context.problems.push(`embedded message: ${error.message}`)
    return undefined
  }
}
