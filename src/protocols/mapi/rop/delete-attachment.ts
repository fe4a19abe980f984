/**
 * RopDeleteAttachment: removes an attachment from an open message.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.14
 * Behaviour:  [MS-OXCMSG] 2.2.3.14
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { RopFailure } from '../failures.ts'
import { Failure } from '#model'
import { handler } from './handler.ts'
import { deleteAttachment, type request } from './layouts/delete-attachment.ts'

export const deleteAttachmentHandler = handler(deleteAttachment, handle)

function handle(call: Call, { attachmentID }: TypeOf<typeof request>) {
  const message = call.inputOf(MessageObject)
  if (!message.writable) throw new RopFailure('accessDenied', 'opened for reading')
  if (!message.item.removeAttachment(attachmentID)) throw new Failure('notFound', `attachment ${attachmentID}`)
}
