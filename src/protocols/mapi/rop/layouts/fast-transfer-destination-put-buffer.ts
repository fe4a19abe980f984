/** The bytes of RopFastTransferDestinationPutBuffer. [MS-OXCROPS] 2.2.12.2 */
import { reserved, struct, u16 } from '#codec/binary/index.ts'
import { data } from '../fields.ts'
import { form, rop } from '../rop.ts'

export const request = struct({ transferData: data })
const response = struct({
  transferStatus: u16,
  inProgressCount: u16,
  totalStepCount: u16,
  reserved: reserved(1),
  bufferUsedSize: u16,
})

export const fastTransferDestinationPutBuffer = rop({
  id: 0x54,
  name: 'RopFastTransferDestinationPutBuffer',
  request,
  response,
  failure: form(response, { transferStatus: 0, inProgressCount: 0, totalStepCount: 0, bufferUsedSize: 0 }),
})
