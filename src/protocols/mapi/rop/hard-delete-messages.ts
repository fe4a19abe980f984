/**
 * RopHardDeleteMessages: deletes messages for good.
 *
 * Bytes:      [MS-OXCROPS] 2.2.4.12
 * Behaviour:  [MS-OXCFOLD] 2.2.1.12
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { doEach, messagesOf } from '../objects/messages-of.ts'
import { handler } from './handler.ts'
import { hardDeleteMessages, type request } from './layouts/hard-delete-messages.ts'

export const hardDeleteMessagesHandler = handler(hardDeleteMessages, handle)

async function handle(call: Call, { messageIds }: TypeOf<typeof request>) {
  const folder = call.input(FolderObject)
  const { ids, missing } = await messagesOf(folder, messageIds)
  const { partial } = await doEach(folder, ids, (tx, some) => tx.deleteMessages(some, { hard: true }))
  return { partialCompletion: missing || partial }
}
