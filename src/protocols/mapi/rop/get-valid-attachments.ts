/**
 * RopGetValidAttachments: the numbers of the attachments of a message.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.18
 * Behaviour:  [MS-OXCMSG] 2.2.3.18
 */
import { array, struct, u32 } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { OutOfRoom } from '../failures.ts'

const request = nothing
const response = struct({ attachmentIds: array(u32, u32) })

export const getValidAttachments = rop({ id: 0x52, name: 'RopGetValidAttachments', request, response, handle })

function handle(call: Call) {
  const attachmentIds = call.inputOf(MessageObject).item.attachmentNumbers()
  if (attachmentIds.length * 4 + 4 > call.room) throw new OutOfRoom(attachmentIds.length * 4 + 64)
  return { attachmentIds }
}
