/**
 * RopProgress: how far an asynchronous operation is, or its end. Also the response of a ROP that goes on asynchronously.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.13
 * Behaviour:  [MS-OXCPRPT] 2.2.23
 */
import { bool8, struct, u32, u8 } from '#codec/binary/index.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { RopFailure } from '../failures.ts'

const request = struct({ wantCancel: bool8 })
const response = struct({ logonId: u8, completedTaskCount: u32, totalTaskCount: u32 })

export const progress = rop({ id: 0x50, name: 'RopProgress', request, response, handle })

/** Everything is done when it is answered, so there is nothing whose progress could be asked for. [MS-OXCPRPT] 3.2.5.20 */
function handle(call: Call): never {
  void call.logon
  throw new RopFailure('noSupport', 'nothing goes on')
}
