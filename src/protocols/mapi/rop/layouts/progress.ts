/** The bytes of RopProgress. [MS-OXCROPS] 2.2.8.13 */
import { bool8, struct, u32, u8 } from '#codec/binary/index.ts'
import { rop } from '../rop.ts'

const request = struct({ wantCancel: bool8 })
const response = struct({ logonId: u8, completedTaskCount: u32, totalTaskCount: u32 })

export const progress = rop({ id: 0x50, name: 'RopProgress', request, response })
