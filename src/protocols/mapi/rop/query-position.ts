/**
 * RopQueryPosition: where the cursor of a table stands.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.7
 * Behaviour:  [MS-OXCTABL] 2.2.2.8
 */
import { struct, u32 } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'

const request = nothing
const response = struct({ numerator: u32, denominator: u32 })

export const queryPosition = rop({ id: 0x17, name: 'RopQueryPosition', request, response, handle })

async function handle(call: Call) {
  const { at, length } = await call.input(TableObject).position()
  return { numerator: at, denominator: length }
}
