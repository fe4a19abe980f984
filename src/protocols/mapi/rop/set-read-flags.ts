/**
 * RopSetReadFlags: marks messages of a folder as read or unread.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.10
 * Behaviour:  [MS-OXCMSG] 2.2.3.10
 */
import { bool8, struct, u8, type TypeOf } from '#codec/binary/index.ts'
import { messageIds } from './fields.ts'
import { form, rop } from './rop.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { RopFailure } from '../failures.ts'
import { doEach, messagesOf } from '../objects/messages-of.ts'
import { isValidReadFlags, markRead } from '../objects/read-state.ts'

const request = struct({ wantAsynchronous: bool8, readFlags: u8, messageIds })
const response = struct({ partialCompletion: bool8 })

export const setReadFlags = rop({
  id: 0x66,
  name: 'RopSetReadFlags',
  request,
  response,
  failure: form(response, { partialCompletion: false }),
  handle,
})

async function handle(call: Call, { readFlags, messageIds }: TypeOf<typeof request>) {
  const folder = call.inputOf(FolderObject)
  if (!isValidReadFlags(readFlags)) throw new RopFailure('invalidParameter', 'flags')
  const { ids, missing } = await messagesOf(folder, messageIds)
  const { partial } = await doEach(folder, ids, (tx, some) => markRead(tx, some, readFlags))
  return { partialCompletion: missing || partial }
}
