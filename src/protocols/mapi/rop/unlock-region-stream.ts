/**
 * RopUnlockRegionStream: ends a lock of RopLockRegionStream.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.11
 * Behaviour:  [MS-OXCPRPT] 2.2.25
 */
import { struct, u32, u64, type TypeOf } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'

const request = struct({ regionOffset: u64, regionSize: u64, lockFlags: u32 })
const response = nothing

export const unlockRegionStream = rop({ id: 0x5c, name: 'RopUnlockRegionStream', request, response, handle })

function handle(call: Call, { regionOffset, regionSize }: TypeOf<typeof request>) {
  call.input(StreamObject).unlock(regionOffset, regionSize)
}
