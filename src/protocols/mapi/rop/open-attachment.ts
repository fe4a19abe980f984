/**
 * RopOpenAttachment: opens an attachment of an open message by its number.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.12
 * Behaviour:  [MS-OXCMSG] 2.2.3.12
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { AttachmentObject } from '../objects/attachment.ts'
import { RopFailure } from '../failures.ts'
import { Failure } from '#model'
import { handler } from './handler.ts'
import { openAttachment, type request } from './layouts/open-attachment.ts'

export const openAttachmentHandler = handler(openAttachment, handle)

const Mode = { readOnly: 0x00, readWrite: 0x01, bestAccess: 0x03 } as const

function handle(call: Call, { openAttachmentFlags: mode, attachmentID }: TypeOf<typeof request>) {
  const message = call.inputOf(MessageObject)
  const attachment = message.item.attachment(attachmentID)
  if (!attachment) throw new Failure('notFound', `attachment ${attachmentID}`)
  if (mode === Mode.readWrite && !message.writable) throw new RopFailure('accessDenied', 'for writing')
  call.create(new AttachmentObject(message, attachment.copy(), message.writable))
}
