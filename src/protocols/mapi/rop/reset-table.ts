/**
 * RopResetTable: puts a table back to how it was opened.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.15
 * Behaviour:  [MS-OXCTABL] 2.2.2.16
 */
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'

const request = nothing
const response = nothing

export const resetTable = rop({ id: 0x81, name: 'RopResetTable', request, response, handle })

function handle(call: Call) {
  const table = call.input(TableObject)
  table.demand('contents')
  table.reset()
}
