/**
 * RopExpandRow: opens a category of a table, and says its first rows.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.16
 * Behaviour:  [MS-OXCTABL] 2.2.2.17
 */
import { struct, u16, u32, i64, type TypeOf } from '#codec/binary/index.ts'
import { byColumns, type Columns, packedRows } from './fields.ts'
import { rop, type WireContext } from './rop.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { RopFailure } from '../failures.ts'

const request = struct({ maxRowCount: u16, categoryId: i64 })
const inColumns = byColumns((columns: Columns) => struct({ expandedRowCount: u32, rows: packedRows(columns) }))
const response = ({ columns }: WireContext) => inColumns(columns)

export const expandRow = rop({ id: 0x59, name: 'RopExpandRow', request, response, handle })

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
