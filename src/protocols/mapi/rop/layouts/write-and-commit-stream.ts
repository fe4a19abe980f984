/** The bytes of RopWriteAndCommitStream. [MS-OXCROPS] 2.2.9.12 */
import { struct, u16 } from '#codec/binary/index.ts'
import { data } from '../fields.ts'
import { form, rop } from '../rop.ts'

export const request = struct({ data })
const response = struct({ writtenSize: u16 })

export const writeAndCommitStream = rop({
  id: 0x90,
  name: 'RopWriteAndCommitStream',
  request,
  response,
  failure: form(response, { writtenSize: 0 }),
})
