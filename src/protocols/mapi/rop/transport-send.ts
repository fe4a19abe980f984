/**
 * RopTransportSend: sends an open message by the server's transport.
 *
 * Bytes:      [MS-OXCROPS] 2.2.7.6
 */
import { bool8, struct } from '#codec/binary/index.ts'
import { nothing, values } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { submit } from '../objects/submit.ts'

const request = nothing
const response = struct({ noPropertiesReturned: bool8, values })

export const transportSend = rop({ id: 0x4a, name: 'RopTransportSend', request, response, handle })

async function handle(call: Call) {
  await submit(call.input(MessageObject))
  return { noPropertiesReturned: true, values: [] }
}
