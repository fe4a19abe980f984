/** The bytes of RopSeekRow. [MS-OXCROPS] 2.2.5.8 */
import { bool8, i32, struct, u8 } from '#codec/binary/index.ts'
import { rop } from '../rop.ts'

export const request = struct({ origin: u8, rowCount: i32, wantRowMovedCount: bool8 })
const response = struct({ hasSoughtLess: bool8, rowsSought: i32 })

export const seekRow = rop({ id: 0x18, name: 'RopSeekRow', request, response })
