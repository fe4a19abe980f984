/**
 * RopReadStream: bytes of a stream, from its position on.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.2
 * Behaviour:  [MS-OXCPRPT] 2.2.15
 */
import type { ValueIn } from './rop.ts'
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'
import { handler } from './handler.ts'
import { readStream, type request } from './layouts/read-stream.ts'

export const readStreamHandler = handler(readStream, handle)

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
