/**
 * RopSeekStream: moves the position of a stream.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.8
 * Behaviour:  [MS-OXCPRPT] 2.2.21
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { seekStream, type request } from './layouts/seek-stream.ts'

export const seekStreamHandler = handler(seekStream, handle)

async function handle(call: Call, { origin, offset }: TypeOf<typeof request>) {
  const stream = call.input(StreamObject)
  const from = [0, stream.position, stream.size][origin]
  if (from === undefined) throw new RopFailure('streamInvalidParameter', `origin ${origin}`)
  return { newPosition: BigInt(await stream.seek(from + Number(offset))) }
}
