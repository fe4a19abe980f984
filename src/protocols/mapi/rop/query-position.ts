/**
 * RopQueryPosition: where the cursor of a table stands.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.7
 * Behaviour:  [MS-OXCTABL] 2.2.2.8
 */
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { handler } from './handler.ts'
import { queryPosition } from './layouts/query-position.ts'

export const queryPositionHandler = handler(queryPosition, handle)

async function handle(call: Call) {
  const { at, length } = await call.input(TableObject).position()
  return { numerator: at, denominator: length }
}
