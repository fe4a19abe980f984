/**
 * RopGetCollapseState: which categories of a table are open, as bytes for RopSetCollapseState.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.18
 * Behaviour:  [MS-OXCTABL] 2.2.2.19
 */
import { type TypeOf, encode } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { RopFailure, OutOfRoom } from '../failures.ts'
import { collapseStateLayout } from './table-words.ts'
import { handler } from './handler.ts'
import { getCollapseState, type request } from './layouts/get-collapse-state.ts'

export const getCollapseStateHandler = handler(getCollapseState, handle)

function handle(call: Call, { rowId, rowInstanceNumber }: TypeOf<typeof request>) {
  const table = call.input(TableObject)
  table.demand('contents')
  table.demandColumns()
  const { categories } = table.rows()
  if (!categories) throw new RopFailure('noSupport', 'no categories')
  const state = encode(collapseStateLayout, { rowId, instance: rowInstanceNumber, open: categories.state() })
  if (state.length + 2 > call.room) throw new OutOfRoom(state.length + 64)
  return { collapseState: state }
}
