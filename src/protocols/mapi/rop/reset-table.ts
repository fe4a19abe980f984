/**
 * RopResetTable: puts a table back to how it was opened.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.15
 * Behaviour:  [MS-OXCTABL] 2.2.2.16
 */
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { handler } from './handler.ts'
import { resetTable } from './layouts/reset-table.ts'

export const resetTableHandler = handler(resetTable, handle)

function handle(call: Call) {
  const table = call.input(TableObject)
  table.demand('contents')
  table.reset()
}
