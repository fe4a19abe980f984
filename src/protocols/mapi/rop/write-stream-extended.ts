/**
 * RopWriteStreamExtended: writes bytes into a stream; larger writes come as several of them in a row.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.4
 * Behaviour:  [MS-OXCPRPT] 2.2.17
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'
import { handler } from './handler.ts'
import { writeStreamExtended, type request } from './layouts/write-stream-extended.ts'

export const writeStreamExtendedHandler = handler(writeStreamExtended, handle)

async function handle(call: Call, { data }: TypeOf<typeof request>) {
  return { writtenSize: await call.input(StreamObject).write(data) }
}
