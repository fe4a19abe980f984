/**
 * RopProgress: how far an asynchronous operation is, or its end. Also the response of a ROP that goes on asynchronously.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.13
 * Behaviour:  [MS-OXCPRPT] 2.2.23
 */
import type { Call } from '../call.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { progress } from './layouts/progress.ts'

export const progressHandler = handler(progress, handle)

/** Everything is done when it is answered, so there is nothing whose progress could be asked for. [MS-OXCPRPT] 3.2.5.20 */
function handle(call: Call): never {
  void call.logon
  throw new RopFailure('noSupport', 'nothing goes on')
}
