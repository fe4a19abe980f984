/** The bytes of RopFastTransferSourceCopyProperties. [MS-OXCROPS] 2.2.12.8 */
import { struct, u8 } from '#codec/binary/index.ts'
import { nothing, tags } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ level: u8, copyFlags: u8, sendOptions: u8, propertyTags: tags })
const response = nothing

export const fastTransferSourceCopyProperties = rop({
  id: 0x69,
  name: 'RopFastTransferSourceCopyProperties',
  handles: 'output',
  request,
  response,
})
