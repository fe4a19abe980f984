/**
 * RopWriteStreamExtended: writes bytes into a stream; larger writes come as several of them in a row.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.4
 * Behaviour:  [MS-OXCPRPT] 2.2.17
 */
import { struct, u32, type TypeOf } from '#codec/binary/index.ts'
import { data } from './fields.ts'
import { form, rop } from './rop.ts'
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'

const request = struct({ data })
const response = struct({ writtenSize: u32 })

export const writeStreamExtended = rop({
  id: 0xa3,
  name: 'RopWriteStreamExtended',
  request,
  response,
  failure: form(response, { writtenSize: 0 }),
  handle,
})

async function handle(call: Call, { data }: TypeOf<typeof request>) {
  return { writtenSize: await call.input(StreamObject).write(data) }
}
