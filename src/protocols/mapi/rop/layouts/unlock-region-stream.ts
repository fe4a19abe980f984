/** The bytes of RopUnlockRegionStream. [MS-OXCROPS] 2.2.9.11 */
import { struct, u32, u64 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ regionOffset: u64, regionSize: u64, lockFlags: u32 })
const response = nothing

export const unlockRegionStream = rop({ id: 0x5c, name: 'RopUnlockRegionStream', request, response })
