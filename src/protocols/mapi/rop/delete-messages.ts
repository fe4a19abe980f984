/**
 * RopDeleteMessages: deletes messages; they can be recovered.
 *
 * Bytes:      [MS-OXCROPS] 2.2.4.11
 * Behaviour:  [MS-OXCFOLD] 2.2.1.11
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { doEach, messagesOf } from '../objects/messages-of.ts'
import { handler } from './handler.ts'
import { deleteMessages, type request } from './layouts/delete-messages.ts'

export const deleteMessagesHandler = handler(deleteMessages, handle)

async function handle(call: Call, { notifyNonRead, messageIds }: TypeOf<typeof request>) {
  const folder = call.input(FolderObject)
  const { ids, missing } = await messagesOf(folder, messageIds)
  const { mailbox, session } = folder.logon
  const receipts = await session.services.groupware.receipts(mailbox)
  const { partial } = await doEach(folder, ids, async (tx, some) => {
    if (notifyNonRead) await receipts.owe(tx, some, 'notRead')
    await tx.deleteMessages(some)
  })
  await receipts.send()
  return { partialCompletion: missing || partial }
}
