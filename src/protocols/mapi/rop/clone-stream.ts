/**
 * RopCloneStream: a second stream over the same value, with a position of its own.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.13
 * Behaviour:  [MS-OXCPRPT] 2.2.27
 */
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { StreamObject } from '../objects/stream.ts'

const request = nothing
const response = nothing

export const cloneStream = rop({ id: 0x3b, name: 'RopCloneStream', handles: 'output', request, response, handle })

function handle(call: Call) {
  call.create(call.input(StreamObject).clone())
}
