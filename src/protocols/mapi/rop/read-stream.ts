/**
 * RopReadStream: bytes of a stream, from its position on.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.2
 * Behaviour:  [MS-OXCPRPT] 2.2.15
 */
import { optional, struct, u16, u32 } from '#codec/binary/index.ts'
import { data } from './fields.ts'
import { form, rop, type ValueIn } from './rop.ts'
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'

const request = struct({ byteCount: u16, maximumByteCount: optional(({ byteCount }) => byteCount === 0xbabe, u32) })
const response = struct({ data })

export const readStream = rop({
  id: 0x2c,
  name: 'RopReadStream',
  request,
  response,
  failure: form(response, { data: new Uint8Array() }),
  handle,
})

const inMaximum = 0xbabe
const mostBytes = 0xffff

async function handle(call: Call, { byteCount, maximumByteCount }: ValueIn<typeof request>) {
  const stream = call.input(StreamObject)
  const wanted = byteCount === inMaximum ? (maximumByteCount ?? 0) : byteCount
  const data = await stream.read(Math.min(wanted, Math.max(0, call.room - 2), mostBytes))
  const left = Math.min(wanted - data.length, stream.size - stream.position)
  // What did not fit may come in further buffers.
  if (left > 0) call.continueWith({ byteCount: inMaximum, maximumByteCount: left })
  return { data }
}
