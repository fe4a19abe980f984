/**
 * RopCommitStream: puts what was written to a stream into its property.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.5
 * Behaviour:  [MS-OXCPRPT] 2.2.18
 */
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'
import { handler } from './handler.ts'
import { commitStream } from './layouts/commit-stream.ts'

export const commitStreamHandler = handler(commitStream, handle)

async function handle(call: Call) {
  await call.input(StreamObject).commit()
}
