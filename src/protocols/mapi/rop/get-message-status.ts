/**
 * RopGetMessageStatus: the status of a message in a folder. The response has the number of RopSetMessageStatus.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.9
 * Behaviour:  [MS-OXCMSG] 2.2.3.9
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { Failure, P } from '#model'
import { handler } from './handler.ts'
import { getMessageStatus, type request } from './layouts/get-message-status.ts'

export const getMessageStatusHandler = handler(getMessageStatus, handle)

async function handle(call: Call, { messageId }: TypeOf<typeof request>) {
  const { logon, id } = call.inputOf(FolderObject)
  const message = await logon.mailbox.getMessage(logon.own(messageId))
  if (message.folder !== id) throw new Failure('notFound', 'not in this folder')
  const bag = await message.properties()
  return { messageStatusFlags: (bag.get(P.MessageStatus) ?? 0) >>> 0 }
}
