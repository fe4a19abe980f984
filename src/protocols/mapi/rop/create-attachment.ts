/**
 * RopCreateAttachment: adds an attachment to an open message.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.13
 * Behaviour:  [MS-OXCMSG] 2.2.3.13
 */
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { AttachmentObject } from '../objects/attachment.ts'
import { RopFailure } from '../failures.ts'
import { fileTime, P } from '#model'
import { OpenAttachment } from '../objects/open-item.ts'
import { handler } from './handler.ts'
import { createAttachment } from './layouts/create-attachment.ts'

export const createAttachmentHandler = handler(createAttachment, handle)

function handle(call: Call) {
  const message = call.inputOf(MessageObject)
  if (!message.writable) throw new RopFailure('accessDenied', 'opened for reading')
  const number = message.item.giveNumber()
  const attachment = new OpenAttachment(message.item, number, undefined)
  const now = fileTime.from(call.session.now())
  attachment.set({ tag: P.CreationTime.tag, value: now })
  attachment.set({ tag: P.LastModificationTime.tag, value: now })
  call.create(new AttachmentObject(message, attachment, true))
  return { attachmentID: number }
}
