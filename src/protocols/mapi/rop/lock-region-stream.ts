/**
 * RopLockRegionStream: locks a range of a stream against others.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.10
 * Behaviour:  [MS-OXCPRPT] 2.2.24
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'
import { handler } from './handler.ts'
import { lockRegionStream, type request } from './layouts/lock-region-stream.ts'

export const lockRegionStreamHandler = handler(lockRegionStream, handle)

function handle(call: Call, { regionOffset, regionSize }: TypeOf<typeof request>) {
  call.input(StreamObject).lock(regionOffset, regionSize)
}
