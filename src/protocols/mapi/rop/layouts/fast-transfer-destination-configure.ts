/** The bytes of RopFastTransferDestinationConfigure. [MS-OXCROPS] 2.2.12.1 */
import { struct, u8 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ sourceOperation: u8, copyFlags: u8 })
const response = nothing

export const fastTransferDestinationConfigure = rop({
  id: 0x53,
  name: 'RopFastTransferDestinationConfigure',
  handles: 'output',
  request,
  response,
})
