/**
 * RopAbort: ends an asynchronous operation of a table.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.5
 * Behaviour:  [MS-OXCTABL] 2.2.2.6
 */
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { abort } from './layouts/abort.ts'

export const abortHandler = handler(abort, handle)

/** Nothing here goes on asynchronously. [MS-OXCTABL] 3.2.5.6 */
function handle(call: Call): never {
  call.input(TableObject).demand('contents', 'hierarchy')
  throw new RopFailure('unableToAbort')
}
