/**
 * RopGetStatus: whether a table is still busy with an asynchronous operation.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.6
 * Behaviour:  [MS-OXCTABL] 2.2.2.7
 */
import { struct, u8 } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { TableStatus } from './table-words.ts'

const request = nothing
const response = struct({ tableStatus: u8 })

export const getStatus = rop({ id: 0x16, name: 'RopGetStatus', request, response, handle })

function handle(call: Call) {
  call.input(TableObject)
  return { tableStatus: TableStatus.complete }
}
