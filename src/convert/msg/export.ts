/**
 * An item becomes a .msg file, in Unicode. [MS-OXMSG]
 *
 * The same item gives the same bytes. Contents must be at hand (`bytes`, or a `part` of the item's own source).
 */
import { isCompoundFile, readCompoundFile } from '#codec/cfb/index.ts'
import { type MsgAttachment, type MsgMessage, type MsgProperty, WRITTEN_FLAGS, writeMsg } from '#codec/msg/index.ts'
import { type Bag, Failure, type Item, type ItemAttachment, P } from '#model'
import { contentBytes, wholeProperties } from './content.ts'
import { AttachMethod } from './import.ts'
import { rawOf } from './values.ts'

/** STORE_UNICODE_OK and what else Outlook says of its own files. [MS-OXMSG] 2.1.1.1 */
const UNICODE_STORE = 0x00040e79
/** Readers take only so many, each inside two storages of the one before. */
const EMBEDDED_DEPTH_MAX = 60

export function exportMsg(item: Item): Uint8Array {
  return writeMsg(exportMessage(item, 0))
}

function exportMessage(item: Item, depth: number): MsgMessage {
  if (depth > EMBEDDED_DEPTH_MAX) throw new Failure('tooComplex', 'messages within messages')
  const properties = wholeProperties(item)
  properties.set(P.StoreSupportMask, UNICODE_STORE)
  return {
    properties: exportProperties(properties),
    recipients: item.recipients.map((recipient, index) =>
      exportProperties(recipient.copy().setDefault(P.Rowid, index)),
    ),
    attachments: item.attachments.map((attachment, index) => exportAttachment(item, attachment, { index, depth })),
  }
}

function exportProperties(bag: Bag): MsgProperty[] {
  return rawOf(bag).map((raw) => ({ ...raw, flags: WRITTEN_FLAGS }))
}

function exportAttachment(
  item: Item,
  attachment: ItemAttachment,
  { index, depth }: { index: number; depth: number },
): MsgAttachment {
  const properties = attachment.properties.copy().set(P.AttachNumber, index)
  properties.delete(P.AttachDataBinary)
  if (attachment.embedded) {
    properties.set(P.AttachMethod, AttachMethod.embedded)
    return { properties: exportProperties(properties), embedded: exportMessage(attachment.embedded, depth + 1) }
  }
  const bytes = contentBytes(item, attachment)
  if (bytes && properties.get(P.AttachMethod) === AttachMethod.ole && isCompoundFile(bytes)) {
    return { properties: exportProperties(properties), storage: readCompoundFile(bytes).root }
  }
  if (bytes) properties.set(P.AttachDataBinary, bytes).setDefault(P.AttachMethod, AttachMethod.byValue)
  return { properties: exportProperties(properties) }
}
