/**
 * RopSetCollapseState: opens the categories that were open when RopGetCollapseState was asked.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.19
 * Behaviour:  [MS-OXCTABL] 2.2.2.20
 */
import { type TypeOf, decode } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { RopFailure } from '../failures.ts'
import { keyOfRowId } from '../objects/contents-table.ts'
import { collapseStateLayout } from './table-words.ts'
import { handler } from './handler.ts'
import { setCollapseState, type request } from './layouts/set-collapse-state.ts'

export const setCollapseStateHandler = handler(setCollapseState, handle)

async function handle(call: Call, { collapseState }: TypeOf<typeof request>) {
  const table = call.input(TableObject)
  table.demand('contents')
  table.demandColumns()
  const rows = table.rows()
  if (!rows.categories) throw new RopFailure('noSupport', 'no categories')
  const { rowId, instance, open } = decode(collapseStateLayout, collapseState)
  rows.categories.restore(open)
  const position = await rows.indexOf(keyOfRowId(rowId, instance))
  return { bookmark: await table.createBookmark(position ?? 0) }
}
