/** Messages and attachments, as they are written. [MS-PST] 2.4.5, 2.4.6 */
import { makeNode, NodeType, WellKnown } from '../ids.ts'
import type { BlockWriter, Subnode } from './block-writer.ts'
import { type RawValue, TableWriter, writeProperties, type Written } from './context-writer.ts'
import { attachmentColumns, recipientColumns } from './templates.ts'

export interface MessageSource {
  values: readonly RawValue[]
  recipients: readonly (readonly RawValue[])[]
  attachments: readonly AttachmentSource[]
}

export interface AttachmentSource {
  values: readonly RawValue[]
  embedded?: MessageSource
}

const ATTACH_DATA = 0x3701
const MESSAGE_SIZE = 0x0e08
/** Subnodes of a message are numbered for themselves. */
const FIRST_ATTACHMENT = 0x401
/** Two columns of the table's own, and the count is one byte. */
const RECIPIENT_COLUMNS_MAX = 250

export function writeMessage(blocks: BlockWriter, message: MessageSource): Written {
  const subnodes: Subnode[] = [{ nid: WellKnown.recipientTable, ...writeRecipients(blocks, message.recipients) }]
  if (message.attachments.length > 0) {
    const table = new TableWriter(blocks, attachmentColumns)
    for (const [index, attachment] of message.attachments.entries()) {
      const nid = makeNode(NodeType.attachment, FIRST_ATTACHMENT + index)
      subnodes.push({ nid, ...writeAttachment(blocks, attachment) })
      table.add(nid, attachment.values)
    }
    subnodes.push({ nid: WellKnown.attachmentTable, ...table.finish() })
  }
  return writeProperties(blocks, message.values, { subnodes })
}

function writeRecipients(blocks: BlockWriter, recipients: MessageSource['recipients']): Written {
  const tags = new Set(recipientColumns)
  for (const { id, type } of recipients.flat()) {
    if (tags.size < RECIPIENT_COLUMNS_MAX) tags.add(((id << 16) | type) >>> 0)
  }
  const table = new TableWriter(blocks, [...tags])
  // Row ids are the recipients' own numbers.
  for (const [index, values] of recipients.entries()) table.add(index, values)
  return table.finish()
}

function writeAttachment(blocks: BlockWriter, { values, embedded }: AttachmentSource): Written {
  if (!embedded) return writeProperties(blocks, values)
  const nid = makeNode(NodeType.normalMessage, FIRST_ATTACHMENT)
  const node = { nid, ...writeMessage(blocks, embedded) }
  const size = embedded.values.find(({ id }) => id === MESSAGE_SIZE)?.bytes
  const object = { id: ATTACH_DATA, nid, size: size instanceof Uint8Array ? numberIn(size) : 0 }
  return writeProperties(blocks, values, { subnodes: [node], object })
}

function numberIn(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true)
}
