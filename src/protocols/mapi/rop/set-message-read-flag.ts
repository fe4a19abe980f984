/**
 * RopSetMessageReadFlag: marks an open message as read or unread.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.11
 * Behaviour:  [MS-OXCMSG] 2.2.3.11
 */
import type { ValueIn } from './rop.ts'
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { RopFailure } from '../failures.ts'
import { isValidReadFlags, markRead } from '../objects/read-state.ts'
import { handler } from './handler.ts'
import { setMessageReadFlag, type request } from './layouts/set-message-read-flag.ts'

export const setMessageReadFlagHandler = handler(setMessageReadFlag, handle)

async function handle(call: Call, { readFlags, clientData }: ValueIn<typeof request>) {
  const { logon, id, item } = call.inputOf(MessageObject)
  if (!isValidReadFlags(readFlags)) throw new RopFailure('invalidParameter', 'flags')
  if (id === undefined) return { readStatusChanged: false }
  const receipts = await logon.session.services.groupware.receipts(logon.mailbox)
  const mark = { flags: readFlags, receipts }
  const { changed } = await logon.store.write(logon.mailbox, (tx) => markRead(tx, [id], mark))
  await receipts.send()
  await item.refresh()
  // Said of public folders alone, where the client keeps whose read state it is. [MS-OXCROPS] 2.2.6.11.2
  if (logon.private || !changed) return { readStatusChanged: false }
  return { readStatusChanged: true, logonId: logon.id, clientData: clientData ?? new Uint8Array(24) }
}
