/**
 * RopFastTransferSourceGetBuffer: the next piece of a download.
 *
 * Bytes:      [MS-OXCROPS] 2.2.12.4
 * Behaviour:  [MS-OXCFXICS] 2.2.3.1.1.5
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { OutOfRoom } from '../failures.ts'
import { DownloadObject } from '../objects/download.ts'
import { TransferStatus } from '#model/fast-transfer/source.ts'
import { handler } from './handler.ts'
import { fastTransferSourceGetBuffer, type request } from './layouts/fast-transfer-source-get-buffer.ts'

export const fastTransferSourceGetBufferHandler = handler(fastTransferSourceGetBuffer, handle)

/** The fields before the bytes. */
const fieldBytes = 9

const asMuchAsFits = 0xbabe

const mostBytes = 0xffff

async function handle(call: Call, { bufferSize, maximumBufferSize }: TypeOf<typeof request>) {
  const download = call.input(DownloadObject)
  const room = call.room - fieldBytes
  const wanted = bufferSize === asMuchAsFits ? Math.min(maximumBufferSize ?? mostBytes, room) : bufferSize
  if (wanted > room || wanted <= 0) throw new OutOfRoom(wanted + fieldBytes)
  const { status, bytes } = await download.read(Math.min(wanted, mostBytes))
  // Steps are for a progress bar; the number of them is not known before the end.
  return { transferStatus: TransferStatus[status], inProgressCount: 0, totalStepCount: 1, transferBuffer: bytes }
}
