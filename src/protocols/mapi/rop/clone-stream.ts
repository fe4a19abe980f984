/**
 * RopCloneStream: a second stream over the same value, with a position of its own.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.13
 * Behaviour:  [MS-OXCPRPT] 2.2.27
 */
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'
import { handler } from './handler.ts'
import { cloneStream } from './layouts/clone-stream.ts'

export const cloneStreamHandler = handler(cloneStream, handle)

function handle(call: Call) {
  call.create(call.input(StreamObject).clone())
}
