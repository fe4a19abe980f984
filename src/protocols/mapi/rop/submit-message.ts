/**
 * RopSubmitMessage: hands a message over for sending.
 *
 * Bytes:      [MS-OXCROPS] 2.2.7.1
 */
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { submit } from '../objects/submit.ts'
import { handler } from './handler.ts'
import { submitMessage } from './layouts/submit-message.ts'

export const submitMessageHandler = handler(submitMessage, handle)

/** SubmitFlags are about spoolers, which there are none of here. */
async function handle(call: Call) {
  await submit(call.input(MessageObject))
}
