/**
 * RopTransportSend: sends an open message by the server's transport.
 *
 * Bytes:      [MS-OXCROPS] 2.2.7.6
 */
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { submit } from '../objects/submit.ts'
import { handler } from './handler.ts'
import { transportSend } from './layouts/transport-send.ts'

export const transportSendHandler = handler(transportSend, handle)

async function handle(call: Call) {
  const values = await submit(call.input(MessageObject))
  return { noPropertiesReturned: false, values }
}
