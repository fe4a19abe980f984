/**
 * RopReloadCachedInformation: what RopOpenMessage said, as the open message is now.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.7
 * Behaviour:  [MS-OXCMSG] 2.2.3.7
 */
import { reserved, struct } from '#codec/binary/index.ts'
import { messageHeader } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { OutOfRoom } from '../failures.ts'
import { headerOf } from '../objects/message-header.ts'

const request = struct({ reserved: reserved(2) })
const response = struct(messageHeader)

export const reloadCachedInformation = rop({ id: 0x10, name: 'RopReloadCachedInformation', request, response, handle })

async function handle(call: Call) {
  const header = await headerOf(call.inputOf(MessageObject), call.room)
  if (header.recipients.length === 0 && header.recipientCount > 0) throw new OutOfRoom()
  return header
}
