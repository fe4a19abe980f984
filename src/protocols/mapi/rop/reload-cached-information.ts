/**
 * RopReloadCachedInformation: what RopOpenMessage said, as the open message is now.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.7
 * Behaviour:  [MS-OXCMSG] 2.2.3.7
 */
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { OutOfRoom } from '../failures.ts'
import { headerOf } from '../objects/message-header.ts'
import { handler } from './handler.ts'
import { reloadCachedInformation } from './layouts/reload-cached-information.ts'

export const reloadCachedInformationHandler = handler(reloadCachedInformation, handle)

async function handle(call: Call) {
  const header = await headerOf(call.inputOf(MessageObject), call.room)
  if (header.recipients.length === 0 && header.recipientCount > 0) throw new OutOfRoom()
  return header
}
