/** The bytes of RopSeekStream. [MS-OXCROPS] 2.2.9.8 */
import { i64, struct, u64, u8 } from '#codec/binary/index.ts'
import { rop } from '../rop.ts'

export const request = struct({ origin: u8, offset: i64 })
const response = struct({ newPosition: u64 })

export const seekStream = rop({ id: 0x2e, name: 'RopSeekStream', request, response })
