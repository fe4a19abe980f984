/**
 * RopAbort: ends an asynchronous operation of a table.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.5
 * Behaviour:  [MS-OXCTABL] 2.2.2.6
 */
import { struct, u8 } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { RopFailure } from '../failures.ts'

const request = nothing
const response = struct({ tableStatus: u8 })

export const abort = rop({ id: 0x38, name: 'RopAbort', request, response, handle })

/** Nothing here goes on asynchronously. [MS-OXCTABL] 3.2.5.6 */
function handle(call: Call): never {
  call.input(TableObject).demand('contents', 'hierarchy')
  throw new RopFailure('unableToAbort')
}
