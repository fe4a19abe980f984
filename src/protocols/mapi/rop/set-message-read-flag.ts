/**
 * RopSetMessageReadFlag: marks an open message as read or unread.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.11
 * Behaviour:  [MS-OXCMSG] 2.2.3.11
 */
import { bool8, bytes, optional, struct, u8 } from '#codec/binary/index.ts'
import { present } from './fields.ts'
import { rop, type WireContext, type ValueIn } from './rop.ts'
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { RopFailure } from '../failures.ts'
import { isValidReadFlags, markRead } from '../objects/read-state.ts'

/** Whose read state it is comes with it in a public folder only. */
const inPrivate = struct({ readFlags: u8, clientData: optional(() => false, bytes(24)) })
const inPublic = struct({ readFlags: u8, clientData: optional(() => true, bytes(24)) })
const request = (context: WireContext) => (context.private ? inPrivate : inPublic)
const response = struct({
  readStatusChanged: bool8,
  logonId: present('readStatusChanged', u8),
  clientData: present('readStatusChanged', bytes(24)),
})

export const setMessageReadFlag = rop({
  id: 0x11,
  name: 'RopSetMessageReadFlag',
  handles: 'response',
  request,
  response,
  handle,
})

async function handle(call: Call, { readFlags, clientData }: ValueIn<typeof request>) {
  const { logon, id, item } = call.inputOf(MessageObject)
  if (!isValidReadFlags(readFlags)) throw new RopFailure('invalidParameter', 'flags')
  if (id === undefined) return { readStatusChanged: false }
  const { changed } = await logon.store.write(logon.mailbox, (tx) => markRead(tx, [id], readFlags))
  await item.refresh()
  // Said of public folders alone, where the client keeps whose read state it is. [MS-OXCROPS] 2.2.6.11.2
  if (logon.private || !changed) return { readStatusChanged: false }
  return { readStatusChanged: true, logonId: logon.id, clientData: clientData ?? new Uint8Array(24) }
}
