/**
 * RopSeekStream: moves the position of a stream.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.8
 * Behaviour:  [MS-OXCPRPT] 2.2.21
 */
import { i64, struct, u64, u8 } from '#codec/binary/index.ts'
import { rop } from './rop.ts'

const request = struct({ origin: u8, offset: i64 })
const response = struct({ newPosition: u64 })

export const seekStream = rop({ id: 0x2e, name: 'RopSeekStream', request, response })
