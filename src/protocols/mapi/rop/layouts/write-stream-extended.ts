/** The bytes of RopWriteStreamExtended. [MS-OXCROPS] 2.2.9.4 */
import { struct, u32 } from '#codec/binary/index.ts'
import { data } from '../fields.ts'
import { form, rop } from '../rop.ts'

export const request = struct({ data })
const response = struct({ writtenSize: u32 })

export const writeStreamExtended = rop({
  id: 0xa3,
  name: 'RopWriteStreamExtended',
  request,
  response,
  failure: form(response, { writtenSize: 0 }),
})
