/**
 * RopWriteAndCommitStream: writes bytes into a stream and puts them into its property.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.12
 * Behaviour:  [MS-OXCPRPT] 2.2.26
 */
import { struct, u16, type TypeOf } from '#codec/binary/index.ts'
import { data } from './fields.ts'
import { form, rop } from './rop.ts'
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'

const request = struct({ data })
const response = struct({ writtenSize: u16 })

export const writeAndCommitStream = rop({
  id: 0x90,
  name: 'RopWriteAndCommitStream',
  request,
  response,
  failure: form(response, { writtenSize: 0 }),
  handle,
})

async function handle(call: Call, { data }: TypeOf<typeof request>) {
  const stream = call.input(StreamObject)
  const writtenSize = await stream.write(data)
  await stream.commit()
  return { writtenSize }
}
