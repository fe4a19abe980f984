/** The bytes of RopWriteStream. [MS-OXCROPS] 2.2.9.3 */
import { struct, u16 } from '#codec/binary/index.ts'
import { data } from '../fields.ts'
import { form, rop } from '../rop.ts'

export const request = struct({ data })
const response = struct({ writtenSize: u16 })

export const writeStream = rop({
  id: 0x2d,
  name: 'RopWriteStream',
  request,
  response,
  failure: form(response, { writtenSize: 0 }),
})
