/** The bytes of RopLockRegionStream. [MS-OXCROPS] 2.2.9.10 */
import { struct, u32, u64 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ regionOffset: u64, regionSize: u64, lockFlags: u32 })
const response = nothing

export const lockRegionStream = rop({ id: 0x5b, name: 'RopLockRegionStream', request, response })
