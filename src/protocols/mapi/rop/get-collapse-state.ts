/**
 * RopGetCollapseState: which categories of a table are open, as bytes for RopSetCollapseState.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.18
 * Behaviour:  [MS-OXCTABL] 2.2.2.19
 */
import { struct, u32, i64, type TypeOf, encode } from '#codec/binary/index.ts'
import { data } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { RopFailure, OutOfRoom } from '../failures.ts'
import { collapseStateLayout } from './table-words.ts'

const request = struct({ rowId: i64, rowInstanceNumber: u32 })
const response = struct({ collapseState: data })

export const getCollapseState = rop({ id: 0x6b, name: 'RopGetCollapseState', request, response, handle })

function handle(call: Call, { rowId, rowInstanceNumber }: TypeOf<typeof request>) {
  const table = call.input(TableObject)
  table.demand('contents')
  const { categories } = table.rows()
  if (!categories) throw new RopFailure('noSupport', 'no categories')
  const state = encode(collapseStateLayout, { rowId, instance: rowInstanceNumber, open: categories.state() })
  if (state.length + 2 > call.room) throw new OutOfRoom(state.length + 64)
  return { collapseState: state }
}
