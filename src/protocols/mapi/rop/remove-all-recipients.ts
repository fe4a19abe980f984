/**
 * RopRemoveAllRecipients: removes all recipients of an open message.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.4
 * Behaviour:  [MS-OXCMSG] 2.2.3.4
 */
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { handler } from './handler.ts'
import { removeAllRecipients } from './layouts/remove-all-recipients.ts'

export const removeAllRecipientsHandler = handler(removeAllRecipients, handle)

function handle(call: Call) {
  call.inputOf(MessageObject).item.setRecipients(new Map())
}
