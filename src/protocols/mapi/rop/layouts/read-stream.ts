/** The bytes of RopReadStream. [MS-OXCROPS] 2.2.9.2 */
import { optional, struct, u16, u32 } from '#codec/binary/index.ts'
import { data } from '../fields.ts'
import { form, rop } from '../rop.ts'

export const request = struct({
  byteCount: u16,
  maximumByteCount: optional(({ byteCount }) => byteCount === 0xbabe, u32),
})
const response = struct({ data })

export const readStream = rop({
  id: 0x2c,
  name: 'RopReadStream',
  request,
  response,
  failure: form(response, { data: new Uint8Array() }),
})
