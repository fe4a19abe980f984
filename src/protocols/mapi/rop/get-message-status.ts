/**
 * RopGetMessageStatus: the status of a message in a folder. The response has the number of RopSetMessageStatus.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.9
 * Behaviour:  [MS-OXCMSG] 2.2.3.9
 */
import { struct, u32, type TypeOf } from '#codec/binary/index.ts'
import { messageId } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { Failure, P } from '#model'

const request = struct({ messageId })
const response = struct({ messageStatusFlags: u32 })

export const getMessageStatus = rop({
  id: 0x1f,
  name: 'RopGetMessageStatus',
  request,
  response,
  responseId: 0x20,
  handle,
})

async function handle(call: Call, { messageId }: TypeOf<typeof request>) {
  const { logon, id } = call.inputOf(FolderObject)
  const message = await logon.mailbox.getMessage(logon.own(messageId))
  if (message.folder !== id) throw new Failure('notFound', 'not in this folder')
  const bag = await message.properties()
  return { messageStatusFlags: (bag.get(P.MessageStatus) ?? 0) >>> 0 }
}
