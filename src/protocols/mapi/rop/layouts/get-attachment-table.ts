/** The bytes of RopGetAttachmentTable. [MS-OXCROPS] 2.2.6.17 */
import { struct, u8 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = struct({ tableFlags: u8 })
const response = nothing

export const getAttachmentTable = rop({
  id: 0x21,
  name: 'RopGetAttachmentTable',
  handles: 'output',
  request,
  response,
})
