/**
 * RopWriteStream: writes bytes into a stream, at its position.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.3
 * Behaviour:  [MS-OXCPRPT] 2.2.16
 */
import { struct, u16, type TypeOf } from '#codec/binary/index.ts'
import { data } from './fields.ts'
import { form, rop } from './rop.ts'
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'

const request = struct({ data })
const response = struct({ writtenSize: u16 })

export const writeStream = rop({
  id: 0x2d,
  name: 'RopWriteStream',
  request,
  response,
  failure: form(response, { writtenSize: 0 }),
  handle,
})

async function handle(call: Call, { data }: TypeOf<typeof request>) {
  return { writtenSize: await call.input(StreamObject).write(data) }
}
