/** The rows of a page, by their ids, as the viewer sees them: with his own read state in a public folder. */
import { messagesWithBags } from '../bags.ts'
import type { Query } from '../engine/engine.ts'
import { sql } from '../engine/sql.ts'
import { flagBit } from '../flags.ts'
import { type MessageRecord, messageColumnsOfM } from '../records.ts'
import type { MessageId, MessageRow, RowPart } from '../types.ts'
import { isRead } from './columns.ts'
import { readerOf, type Scope } from './scope.ts'

/** Makes rows of records, with the parts asked for; the records come in any order. */
export type RowReader = (
  q: Query,
  records: readonly MessageRecord[],
  parts: readonly RowPart[],
) => Promise<MessageRow[]>

export async function readRows(
  q: Query,
  reader: RowReader,
  scope: Scope,
  ids: readonly MessageId[],
  parts: readonly RowPart[],
): Promise<Map<MessageId, MessageRow>> {
  if (ids.length === 0) return new Map()
  const read = scope.member === undefined ? sql`` : sql`, ${isRead(readerOf(q, scope))} as is_read`
  const withBag = parts.includes('bag')
  const records = await q.all<MessageRecord & { is_read?: unknown }>(sql`
    select ${messageColumnsOfM} ${read} ${withBag ? sql`, b.bytes as bag` : sql``}
    from ${withBag ? messagesWithBags : sql`message m`} where m.mailbox = ${q.key} and m.id ${sql.oneOf(ids)}`)
  const seen = records.map((record) => (record.is_read ? { ...record, flags: record.flags | flagBit.read } : record))
  return new Map((await reader(q, seen, parts)).map((row) => [row.id, row]))
}
