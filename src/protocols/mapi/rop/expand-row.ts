/**
 * RopExpandRow: opens a category of a table.
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
  // Clients read the rows with RopQueryRows: Exchange has given none here since 2013. [MS-OXCTABL] 2.2.2.17.1, note 16
  if (maxRowCount > 0) throw new RopFailure('noSupport', 'rows of the category')
  table.demandColumns()
  const { categories } = table.rows()
  if (!categories) throw new RopFailure('noSupport', 'no categories')
  const cursor = await table.position()
  const { count, at } = await categories.expand(categoryId)
  // Rows that come before the cursor push it on.
  if (at !== undefined && at < cursor.at) table.moveTo(cursor.at + count)
  return { expandedRowCount: count, rows: { count: 0, bytes: new Uint8Array() } }
}
