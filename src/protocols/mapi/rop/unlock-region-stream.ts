/**
 * RopUnlockRegionStream: ends a lock of RopLockRegionStream.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.11
 * Behaviour:  [MS-OXCPRPT] 2.2.25
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'
import { handler } from './handler.ts'
import { unlockRegionStream, type request } from './layouts/unlock-region-stream.ts'

export const unlockRegionStreamHandler = handler(unlockRegionStream, handle)

function handle(call: Call, { regionOffset, regionSize }: TypeOf<typeof request>) {
  call.input(StreamObject).unlock(regionOffset, regionSize)
}
