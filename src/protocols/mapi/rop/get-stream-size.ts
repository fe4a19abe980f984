/**
 * RopGetStreamSize: the size of a stream.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.6
 * Behaviour:  [MS-OXCPRPT] 2.2.19
 */
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'
import { handler } from './handler.ts'
import { getStreamSize } from './layouts/get-stream-size.ts'

export const getStreamSizeHandler = handler(getStreamSize, handle)

function handle(call: Call) {
  return { streamSize: call.input(StreamObject).size }
}
