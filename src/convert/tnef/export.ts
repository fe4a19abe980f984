/**
 * An item becomes a TNEF stream. [MS-OXTNEF] 2.1.3
 *
 * The same item gives the same bytes. All properties are encapsulated, strings in Unicode; attributes say the most
 * important ones again. Contents must be at hand (`bytes`, or a `part` of the item's own source).
 */
import { guidBytes } from '#codec/binary/index.ts'
import { findCharsetOfCodePage } from '#codec/charset/index.ts'
import { Interface, type TnefAttachment, type TnefMessage, type TnefProperty, writeTnef } from '#codec/tnef/index.ts'
import { type Bag, Failure, type Item, type ItemAttachment, P, PropertyType } from '#model'
import { AttachMethod, contentBytes, rawOf, wholeProperties } from '../msg/index.ts'
import { attachmentAttributes, messageAttributes } from './attributes.ts'

export interface TnefOptions {
  /** Any number but 0; a mail has it in no other place. [MS-OXTNEF] 2.1.3.1 */
  key?: number
}

const EMBEDDED_DEPTH_MAX = 20
const DEFAULT_CODE_PAGE = 1252
/** In these, a byte of 0 is not the end of a string, or most readers do not know them. */
const unfitCodePages: ReadonlySet<number> = new Set([1200, 1201, 12000, 12001, 65000, 65001])

export function exportTnef(item: Item, { key = 1 }: TnefOptions = {}): Uint8Array {
  return writeTnef(exportMessage(item, key, 0))
}

function exportMessage(item: Item, key: number, depth: number): TnefMessage {
  if (depth > EMBEDDED_DEPTH_MAX) throw new Failure('tooComplex', 'messages within messages')
  const properties = wholeProperties(item)
  const codePage = codePageOf(properties)
  return {
    key,
    codePage,
    attributes: messageAttributes(properties, codePage),
    properties: rawOf(properties),
    recipients: item.recipients.map(rawOf),
    attachments: item.attachments.map((attachment) => exportAttachment(item, attachment, { key, depth, codePage })),
  }
}

function codePageOf(properties: Bag): number {
  const codePage = properties.get(P.MessageCodepage)
  const fits = codePage !== undefined && !unfitCodePages.has(codePage) && findCharsetOfCodePage(codePage) !== undefined
  return fits ? codePage : DEFAULT_CODE_PAGE
}

function exportAttachment(
  item: Item,
  attachment: ItemAttachment,
  { key, depth, codePage }: { key: number; depth: number; codePage: number },
): TnefAttachment {
  const properties = attachment.properties.copy()
  properties.delete(P.AttachDataBinary)
  if (attachment.embedded) {
    properties.set(P.AttachMethod, AttachMethod.embedded)
    const inner = writeTnef(exportMessage(attachment.embedded, key, depth + 1))
    return {
      attributes: attachmentAttributes(properties, undefined, codePage),
      properties: [...rawOf(properties), objectProperty(Interface.message, inner)],
    }
  }
  const bytes = contentBytes(item, attachment)
  if (bytes && properties.get(P.AttachMethod) === AttachMethod.ole) {
    return {
      attributes: attachmentAttributes(properties, undefined, codePage),
      properties: [...rawOf(properties), objectProperty(Interface.storage, bytes)],
    }
  }
  if (bytes) properties.setDefault(P.AttachMethod, AttachMethod.byValue)
  return { attributes: attachmentAttributes(properties, bytes, codePage), properties: rawOf(properties) }
}

function objectProperty(iid: string, bytes: Uint8Array): TnefProperty {
  return {
    id: P.AttachDataObject.id,
    type: PropertyType.object,
    values: [Buffer.concat([guidBytes(iid), bytes])],
  }
}
