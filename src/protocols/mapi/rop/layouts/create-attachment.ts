/** The bytes of RopCreateAttachment. [MS-OXCROPS] 2.2.6.13 */
import { struct, u32 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = struct({ attachmentID: u32 })

export const createAttachment = rop({
  id: 0x23,
  name: 'RopCreateAttachment',
  handles: 'output',
  request,
  response,
})
