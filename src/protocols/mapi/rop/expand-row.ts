/**
 * RopExpandRow: opens a category of a table, and says its first rows.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.16
 * Behaviour:  [MS-OXCTABL] 2.2.2.17
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { expandRow, type request } from './layouts/expand-row.ts'

export const expandRowHandler = handler(expandRow, handle)

async function handle(call: Call, { maxRowCount, categoryId }: TypeOf<typeof request>) {
  const table = call.input(TableObject)
  table.demand('contents')
  const { categories } = table.rows()
  if (!categories) throw new RopFailure('noSupport', 'no categories')
  const cursor = await table.position()
  const { count, at } = await categories.expand(categoryId)
  // Rows that come before the cursor push it on.
  if (at !== undefined && at < cursor.at) table.moveTo(cursor.at + count)
  const first = (at ?? -1) + 1
  const rows =
    maxRowCount === 0 || at === undefined
      ? { count: 0, bytes: new Uint8Array() }
      : await table.pack(first, first + Math.min(count, maxRowCount), call.room - 6)
  return { expandedRowCount: count, rows }
}
