/** The bytes of RopFastTransferSourceCopyMessages. [MS-OXCROPS] 2.2.12.6 */
import { struct, u8 } from '#codec/binary/index.ts'
import { messageIds, nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ messageIds, copyFlags: u8, sendOptions: u8 })
const response = nothing

export const fastTransferSourceCopyMessages = rop({
  id: 0x4b,
  name: 'RopFastTransferSourceCopyMessages',
  handles: 'output',
  request,
  response,
})
