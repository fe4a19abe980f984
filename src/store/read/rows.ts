/** Rows of messages with the parts that were asked for, a batch at a time. */
import { PackedBag } from '#model'
import { unpackStructure } from '#codec/mime/structure-pack.ts'
import { type Query, sql } from '../engine/index.ts'
import { messageRow, type MessageRecord, partBit } from '../records.ts'
import { unpackEnvelope } from '../source.ts'
import type { MessageRow, RowPart } from '../types.ts'

type ContentPart = { message: number; structure?: Uint8Array | null; envelope?: string | null; preview?: string | null }

/** In the order of the records. They must have their `bag` when the parts ask for it. */
export async function rowsOf(
  q: Query,
  records: readonly (MessageRecord & { bag?: Uint8Array })[],
  parts: readonly RowPart[],
): Promise<MessageRow[]> {
  const rows = records.map((record) => {
    const row = messageRow(record)
    if (record.bag) row.bag = new PackedBag(record.bag)
    return row
  })
  const wanted = parts.filter((part) => part !== 'bag')
  if (wanted.length === 0) return rows
  const ids = records.filter((record) => record.parts & partBit.content).map(({ id }) => id)
  if (ids.length === 0) return rows
  const contents = await q.all<ContentPart>(sql`
    select message, ${sql.raw(wanted.join(', '))} from content
    where mailbox = ${q.key} and message ${sql.oneOf(ids)}`)
  const byId = new Map(contents.map((content) => [content.message, content]))
  for (const row of rows) {
    const content = byId.get(row.id)
    if (!content) continue
    if (content.structure) row.structure = unpackStructure(content.structure)
    if (content.envelope) row.envelope = unpackEnvelope(content.envelope)
    if (content.preview) row.preview = content.preview
  }
  return rows
}
