/**
 * RopFastTransferDestinationPutBufferExtended: the next piece of an upload, with wider counters.
 *
 * Bytes:      [MS-OXCROPS] 2.2.12.3
 * Behaviour:  [MS-OXCFXICS] 2.2.3.1.2.3
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { TransferDestinationObject } from '../objects/transfer-destination.ts'
import { TransferStatus } from '#model/fast-transfer/source.ts'
import { handler } from './handler.ts'
import {
  fastTransferDestinationPutBufferExtended,
  type request,
} from './layouts/fast-transfer-destination-put-buffer-extended.ts'

export const fastTransferDestinationPutBufferExtendedHandler = handler(fastTransferDestinationPutBufferExtended, handle)

async function handle(call: Call, { transferData }: TypeOf<typeof request>) {
  await call.input(TransferDestinationObject).put(transferData)
  return {
    transferStatus: TransferStatus.done,
    inProgressCount: 0,
    totalStepCount: 1,
    bufferUsedSize: transferData.length,
  }
}
