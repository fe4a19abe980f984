/**
 * RopSaveChangesAttachment: puts what was changed in an open attachment into its message.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.15
 * Behaviour:  [MS-OXCMSG] 2.2.3.15
 */
import { struct, u8, type TypeOf } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { AttachmentObject } from '../objects/attachment.ts'
import { RopFailure } from '../failures.ts'

const request = struct({ saveFlags: u8 })
const response = nothing

export const saveChangesAttachment = rop({
  id: 0x25,
  name: 'RopSaveChangesAttachment',
  handles: 'response',
  request,
  response,
  handle,
})

/** [MS-OXCMSG] 2.2.3.3.1: the combinations that there are. */
const supported = new Set([0x00, 0x01, 0x02, 0x04, 0x08, 0x0a, 0x0c])

function handle(call: Call, { saveFlags }: TypeOf<typeof request>) {
  const { message, attachment, writable } = call.input(AttachmentObject)
  if (!supported.has(saveFlags)) throw new RopFailure('noSupport', 'flags')
  if (!writable) throw new RopFailure('accessDenied', 'opened for reading')
  // What the handle does from now on is its own again.
  message.item.saveAttachment(attachment.copy())
}
