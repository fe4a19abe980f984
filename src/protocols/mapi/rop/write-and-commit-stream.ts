/**
 * RopWriteAndCommitStream: writes bytes into a stream and puts them into its property.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.12
 * Behaviour:  [MS-OXCPRPT] 2.2.26
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'
import { handler } from './handler.ts'
import { writeAndCommitStream, type request } from './layouts/write-and-commit-stream.ts'

export const writeAndCommitStreamHandler = handler(writeAndCommitStream, handle)

async function handle(call: Call, { data }: TypeOf<typeof request>) {
  const stream = call.input(StreamObject)
  const writtenSize = await stream.write(data)
  await stream.commit()
  return { writtenSize }
}
