/**
 * RopGetStreamSize: the size of a stream.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.6
 * Behaviour:  [MS-OXCPRPT] 2.2.19
 */
import { struct, u32 } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'

const request = nothing
const response = struct({ streamSize: u32 })

export const getStreamSize = rop({ id: 0x5e, name: 'RopGetStreamSize', request, response, handle })

function handle(call: Call) {
  return { streamSize: call.input(StreamObject).size }
}
