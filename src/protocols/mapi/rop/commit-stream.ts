/**
 * RopCommitStream: puts what was written to a stream into its property.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.5
 * Behaviour:  [MS-OXCPRPT] 2.2.18
 */
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'

const request = nothing
const response = nothing

export const commitStream = rop({ id: 0x5d, name: 'RopCommitStream', request, response, handle })

async function handle(call: Call) {
  await call.input(StreamObject).commit()
}
