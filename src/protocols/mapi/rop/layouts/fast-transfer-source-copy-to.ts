/** The bytes of RopFastTransferSourceCopyTo. [MS-OXCROPS] 2.2.12.7 */
import { struct, u32, u8 } from '#codec/binary/index.ts'
import { nothing, tags } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ level: u8, copyFlags: u32, sendOptions: u8, propertyTags: tags })
const response = nothing

export const fastTransferSourceCopyTo = rop({
  id: 0x4d,
  name: 'RopFastTransferSourceCopyTo',
  handles: 'output',
  request,
  response,
})
