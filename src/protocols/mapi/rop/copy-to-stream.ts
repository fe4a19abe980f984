/**
 * RopCopyToStream: copies bytes of a stream into another one.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.9
 * Behaviour:  [MS-OXCPRPT] 2.2.22
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'
import { handler } from './handler.ts'
import { copyToStream, type request } from './layouts/copy-to-stream.ts'

export const copyToStreamHandler = handler(copyToStream, handle)

const piece = 64 * 1024

async function handle(call: Call, { byteCount }: TypeOf<typeof request>) {
  const source = call.input(StreamObject)
  const target = call.destination(StreamObject)
  let left = byteCount > BigInt(source.size) ? source.size : Number(byteCount)
  let copied = 0n
  while (left > 0) {
    const bytes = await source.read(Math.min(piece, left))
    if (bytes.length === 0) break
    await target.write(bytes)
    left -= bytes.length
    copied += BigInt(bytes.length)
  }
  return { readByteCount: copied, writtenByteCount: copied }
}
