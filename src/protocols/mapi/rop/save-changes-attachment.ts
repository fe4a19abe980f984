/**
 * RopSaveChangesAttachment: puts what was changed in an open attachment into its message.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.15
 * Behaviour:  [MS-OXCMSG] 2.2.3.15
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { AttachmentObject } from '../objects/attachment.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { saveChangesAttachment, type request } from './layouts/save-changes-attachment.ts'

export const saveChangesAttachmentHandler = handler(saveChangesAttachment, handle)

/** [MS-OXCMSG] 2.2.3.3.1: the combinations that there are. */
const supported = new Set([0x00, 0x01, 0x02, 0x04, 0x08, 0x0a, 0x0c])

function handle(call: Call, { saveFlags }: TypeOf<typeof request>) {
  const opened = call.input(AttachmentObject)
  const { message, attachment, writable } = opened
  if (!supported.has(saveFlags)) throw new RopFailure('noSupport', 'flags')
  if (!writable) throw new RopFailure('accessDenied', 'opened for reading')
  opened.demandNothingReadOnly()
  // What the handle does from now on is its own again.
  message.item.saveAttachment(attachment.copy())
}
