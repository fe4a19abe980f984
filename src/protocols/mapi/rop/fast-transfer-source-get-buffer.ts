/**
 * RopFastTransferSourceGetBuffer: the next piece of a download.
 *
 * Bytes:      [MS-OXCROPS] 2.2.12.4
 * Behaviour:  [MS-OXCFXICS] 2.2.3.1.1.5
 */
import { optional, reserved, struct, u16, u32, type TypeOf } from '#codec/binary/index.ts'
import { data } from './fields.ts'
import { form, rop } from './rop.ts'
import type { Call } from '../call.ts'
import { OutOfRoom } from '../failures.ts'
import { DownloadObject } from '../objects/download.ts'
import { TransferStatus } from '../fasttransfer/source.ts'
import { MapiError } from '#model'

const steps = { transferStatus: u16, inProgressCount: u16, totalStepCount: u16, reserved: reserved(1) }
const failed = { transferStatus: 0, inProgressCount: 0, totalStepCount: 0 }
/** TransferBufferSize stands here, too, and is 0. [MS-OXCROPS] 2.2.12.4.2 */
const busy = struct({ ...steps, size: reserved(2), backoffTime: u32 })
const request = struct({ bufferSize: u16, maximumBufferSize: optional(({ bufferSize }) => bufferSize === 0xbabe, u16) })
const response = struct({ ...steps, transferBuffer: data })

export const fastTransferSourceGetBuffer = rop({
  id: 0x4e,
  name: 'RopFastTransferSourceGetBuffer',
  request,
  response,
  failure: form(response, { ...failed, transferBuffer: new Uint8Array() }),
  special: { [MapiError.serverBusy]: form(busy, { ...failed, backoffTime: 0 }) },
  handle,
})

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
