/**
 * RopSetReadFlags: marks messages of a folder as read or unread.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.10
 * Behaviour:  [MS-OXCMSG] 2.2.3.10
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { RopFailure } from '../failures.ts'
import { doEach, messagesOf } from '../objects/messages-of.ts'
import { isValidReadFlags, markRead } from '../objects/read-state.ts'
import { handler } from './handler.ts'
import { setReadFlags, type request } from './layouts/set-read-flags.ts'

export const setReadFlagsHandler = handler(setReadFlags, handle)

async function handle(call: Call, { readFlags, messageIds }: TypeOf<typeof request>) {
  const folder = call.inputOf(FolderObject)
  if (!isValidReadFlags(readFlags)) throw new RopFailure('invalidParameter', 'flags')
  const { ids, missing } = await messagesOf(folder, messageIds)
  const { mailbox, session } = folder.logon
  const receipts = await session.services.groupware.receipts(mailbox)
  const { partial } = await doEach(folder, ids, (tx, some) => markRead(tx, some, { flags: readFlags, receipts }))
  await receipts.send()
  return { partialCompletion: missing || partial }
}
