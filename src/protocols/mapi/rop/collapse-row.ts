/**
 * RopCollapseRow: closes a category of a table.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.17
 * Behaviour:  [MS-OXCTABL] 2.2.2.18
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { collapseRow, type request } from './layouts/collapse-row.ts'

export const collapseRowHandler = handler(collapseRow, handle)

async function handle(call: Call, { categoryId }: TypeOf<typeof request>) {
  const table = call.input(TableObject)
  table.demand('contents')
  table.demandColumns()
  const { categories } = table.rows()
  if (!categories) throw new RopFailure('noSupport', 'no categories')
  const cursor = await table.position()
  const { count, at } = await categories.collapse(categoryId)
  // A cursor on a row that is hidden now goes to the category; one behind it comes back.
  if (at !== undefined && at < cursor.at) table.moveTo(Math.max(at, cursor.at - count))
  return { collapsedRowCount: count }
}
