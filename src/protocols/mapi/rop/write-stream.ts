/**
 * RopWriteStream: writes bytes into a stream, at its position.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.3
 * Behaviour:  [MS-OXCPRPT] 2.2.16
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'
import { handler } from './handler.ts'
import { writeStream, type request } from './layouts/write-stream.ts'

export const writeStreamHandler = handler(writeStream, handle)

async function handle(call: Call, { data }: TypeOf<typeof request>) {
  return { writtenSize: await call.input(StreamObject).write(data) }
}
