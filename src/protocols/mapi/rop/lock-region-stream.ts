/**
 * RopLockRegionStream: locks a range of a stream against others.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.10
 * Behaviour:  [MS-OXCPRPT] 2.2.24
 */
import { struct, u32, u64 } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ regionOffset: u64, regionSize: u64, lockFlags: u32 })
const response = nothing

export const lockRegionStream = rop({ id: 0x5b, name: 'RopLockRegionStream', request, response })
