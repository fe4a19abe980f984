/**
 * RopFastTransferDestinationPutBufferExtended: the next piece of an upload, with wider counters.
 *
 * Bytes:      [MS-OXCROPS] 2.2.12.3
 * Behaviour:  [MS-OXCFXICS] 2.2.3.1.2.3
 */
import { reserved, struct, u16, u32, type TypeOf } from '#codec/binary/index.ts'
import { data } from './fields.ts'
import { form, rop } from './rop.ts'
import type { Call } from '../call.ts'
import { TransferDestinationObject } from '../objects/transfer-destination.ts'
import { TransferStatus } from '../fasttransfer/source.ts'

const request = struct({ transferData: data })
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
  handle,
})

async function handle(call: Call, { transferData }: TypeOf<typeof request>) {
  await call.input(TransferDestinationObject).put(transferData)
  return {
    transferStatus: TransferStatus.done,
    inProgressCount: 0,
    totalStepCount: 1,
    bufferUsedSize: transferData.length,
  }
}
