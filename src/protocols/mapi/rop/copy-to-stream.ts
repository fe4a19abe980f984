/**
 * RopCopyToStream: copies bytes of a stream into another one.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.9
 * Behaviour:  [MS-OXCPRPT] 2.2.22
 */
import { struct, u64, type TypeOf } from '#codec/binary/index.ts'
import { form, rop } from './rop.ts'
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'

const request = struct({ byteCount: u64 })
const response = struct({ readByteCount: u64, writtenByteCount: u64 })

export const copyToStream = rop({
  id: 0x3a,
  name: 'RopCopyToStream',
  handles: 'source',
  request,
  response,
  failure: form(response, { readByteCount: 0n, writtenByteCount: 0n }),
  nullDestination: form(response, { readByteCount: 0n, writtenByteCount: 0n }),
  handle,
})

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
