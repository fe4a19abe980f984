/** The bytes of RopFastTransferDestinationPutBufferExtended. [MS-OXCROPS] 2.2.12.3 */
import { reserved, struct, u16, u32 } from '#codec/binary/index.ts'
import { data } from '../fields.ts'
import { form, rop } from '../rop.ts'

export const request = struct({ transferData: data })
const response = struct({
  transferStatus: u16,
  inProgressCount: u32,
  totalStepCount: u32,
  reserved: reserved(1),
  bufferUsedSize: u16,
})

export const fastTransferDestinationPutBufferExtended = rop({
  id: 0x9d,
  name: 'RopFastTransferDestinationPutBufferExtended',
  request,
  response,
  failure: form(response, { transferStatus: 0, inProgressCount: 0, totalStepCount: 0, bufferUsedSize: 0 }),
})
