/**
 * RopGetValidAttachments: the numbers of the attachments of a message.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.18
 * Behaviour:  [MS-OXCMSG] 2.2.3.18
 */
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { OutOfRoom } from '../failures.ts'
import { handler } from './handler.ts'
import { getValidAttachments } from './layouts/get-valid-attachments.ts'

export const getValidAttachmentsHandler = handler(getValidAttachments, handle)

function handle(call: Call) {
  const attachmentIds = call.inputOf(MessageObject).item.attachmentNumbers()
  if (attachmentIds.length * 4 + 4 > call.room) throw new OutOfRoom(attachmentIds.length * 4 + 64)
  return { attachmentIds }
}
