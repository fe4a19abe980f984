/**
 * RopGetStatus: whether a table is still busy with an asynchronous operation.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.6
 * Behaviour:  [MS-OXCTABL] 2.2.2.7
 */
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { TableStatus } from './table-words.ts'
import { handler } from './handler.ts'
import { getStatus } from './layouts/get-status.ts'

export const getStatusHandler = handler(getStatus, handle)

function handle(call: Call) {
  call.input(TableObject)
  return { tableStatus: TableStatus.complete }
}
