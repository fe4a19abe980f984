/**
 * RopSetStreamSize: cuts a stream, or lengthens it with zeros.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.7
 * Behaviour:  [MS-OXCPRPT] 2.2.20
 */
import { struct, u64, type TypeOf } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'

const request = struct({ streamSize: u64 })
const response = nothing

export const setStreamSize = rop({ id: 0x2f, name: 'RopSetStreamSize', request, response, handle })

async function handle(call: Call, { streamSize }: TypeOf<typeof request>) {
  await call.input(StreamObject).resize(Number(streamSize))
}
