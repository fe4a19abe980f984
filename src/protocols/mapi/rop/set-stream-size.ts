/**
 * RopSetStreamSize: cuts a stream, or lengthens it with zeros.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.7
 * Behaviour:  [MS-OXCPRPT] 2.2.20
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'
import { handler } from './handler.ts'
import { setStreamSize, type request } from './layouts/set-stream-size.ts'

export const setStreamSizeHandler = handler(setStreamSize, handle)

async function handle(call: Call, { streamSize }: TypeOf<typeof request>) {
  await call.input(StreamObject).resize(Number(streamSize))
}
