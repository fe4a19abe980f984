/** The bytes of RopFastTransferSourceCopyFolder. [MS-OXCROPS] 2.2.12.5 */
import { struct, u8 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ copyFlags: u8, sendOptions: u8 })
const response = nothing

export const fastTransferSourceCopyFolder = rop({
  id: 0x4c,
  name: 'RopFastTransferSourceCopyFolder',
  handles: 'output',
  request,
  response,
})
