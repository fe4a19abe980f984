/**
 * RopCreateAttachment: adds an attachment to an open message.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.13
 * Behaviour:  [MS-OXCMSG] 2.2.3.13
 */
import { struct, u32 } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { AttachmentObject } from '../objects/attachment.ts'
import { RopFailure } from '../failures.ts'
import { fileTime, P } from '#model'
import { OpenAttachment } from '../objects/open-item.ts'

const request = nothing
const response = struct({ attachmentID: u32 })

export const createAttachment = rop({
  id: 0x23,
  name: 'RopCreateAttachment',
  handles: 'output',
  request,
  response,
  handle,
})

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
