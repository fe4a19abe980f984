/**
 * RopLockRegionStream: locks a range of a stream against others.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.10
 * Behaviour:  [MS-OXCPRPT] 2.2.24
 */
import { struct, u32, u64, type TypeOf } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'

const request = struct({ regionOffset: u64, regionSize: u64, lockFlags: u32 })
const response = nothing

export const lockRegionStream = rop({ id: 0x5b, name: 'RopLockRegionStream', request, response, handle })

function handle(call: Call, { regionOffset, regionSize }: TypeOf<typeof request>) {
  call.input(StreamObject).lock(regionOffset, regionSize)
}
