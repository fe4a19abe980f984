/** The bytes of RopFastTransferSourceGetBuffer. [MS-OXCROPS] 2.2.12.4 */
import { optional, reserved, struct, u16, u32 } from '#codec/binary/index.ts'
import { data } from '../fields.ts'
import { form, rop } from '../rop.ts'
import { MapiError } from '#model'

const steps = { transferStatus: u16, inProgressCount: u16, totalStepCount: u16, reserved: reserved(1) }
const failed = { transferStatus: 0, inProgressCount: 0, totalStepCount: 0 }

/** TransferBufferSize stands here, too, and is 0. [MS-OXCROPS] 2.2.12.4.2 */
const busy = struct({ ...steps, size: reserved(2), backoffTime: u32 })
export const request = struct({
  bufferSize: u16,
  maximumBufferSize: optional(({ bufferSize }) => bufferSize === 0xbabe, u16),
})
const response = struct({ ...steps, transferBuffer: data })

export const fastTransferSourceGetBuffer = rop({
  id: 0x4e,
  name: 'RopFastTransferSourceGetBuffer',
  request,
  response,
  failure: form(response, { ...failed, transferBuffer: new Uint8Array() }),
  special: { [MapiError.serverBusy]: form(busy, { ...failed, backoffTime: 0 }) },
})
