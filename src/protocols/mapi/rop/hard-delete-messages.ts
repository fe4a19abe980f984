/**
 * RopHardDeleteMessages: deletes messages for good.
 *
 * Bytes:      [MS-OXCROPS] 2.2.4.12
 * Behaviour:  [MS-OXCFOLD] 2.2.1.12
 */
import { bool8, struct, type TypeOf } from '#codec/binary/index.ts'
import { messageIds } from './fields.ts'
import { form, rop } from './rop.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { doEach, messagesOf } from '../objects/messages-of.ts'

const request = struct({ wantAsynchronous: bool8, notifyNonRead: bool8, messageIds })
const response = struct({ partialCompletion: bool8 })

export const hardDeleteMessages = rop({
  id: 0x91,
  name: 'RopHardDeleteMessages',
  request,
  response,
  failure: form(response, { partialCompletion: false }),
  handle,
})

async function handle(call: Call, { messageIds }: TypeOf<typeof request>) {
  const folder = call.input(FolderObject)
  const { ids, missing } = await messagesOf(folder, messageIds)
  const { partial } = await doEach(folder, ids, (tx, some) => tx.deleteMessages(some, { hard: true }))
  return { partialCompletion: missing || partial }
}
