/**
 * RopReadStream: bytes of a stream, from its position on.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.2
 * Behaviour:  [MS-OXCPRPT] 2.2.15
 */
import { optional, struct, u16, u32 } from '#codec/binary/index.ts'
import { data } from './fields.ts'
import { form, rop } from './rop.ts'

const request = struct({ byteCount: u16, maximumByteCount: optional(({ byteCount }) => byteCount === 0xbabe, u32) })
const response = struct({ data })

export const readStream = rop({
  id: 0x2c,
  name: 'RopReadStream',
  request,
  response,
  failure: form(response, { data: new Uint8Array() }),
})
