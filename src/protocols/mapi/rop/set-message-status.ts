/**
 * RopSetMessageStatus: changes bits of the status of a message in a folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.8
 * Behaviour:  [MS-OXCMSG] 2.2.3.8
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { Bag, Failure, P } from '#model'
import { handler } from './handler.ts'
import { setMessageStatus, type request } from './layouts/set-message-status.ts'

export const setMessageStatusHandler = handler(setMessageStatus, handle)

/** Answers with the status before. Committed at once, whoever has the message open. [MS-OXCMSG] 3.2.5.8 */
async function handle(call: Call, asked: TypeOf<typeof request>) {
  const { logon, id } = call.inputOf(FolderObject)
  const { messageStatusFlags: wanted, messageStatusMask: mask } = asked
  const messageId = logon.own(asked.messageId)
  const before = await logon.store.write(logon.mailbox, async (tx) => {
    const message = await tx.getMessage(messageId)
    if (message.folder !== id) throw new Failure('notFound', 'not in this folder')
    const status = ((await message.properties()).get(P.MessageStatus) ?? 0) >>> 0
    const changed = ((status & ~mask) | (wanted & mask)) >>> 0
    if (changed !== status) await tx.updateMessage(messageId, { set: Bag.of({ MessageStatus: changed | 0 }) })
    return status
  })
  return { messageStatusFlags: before }
}
