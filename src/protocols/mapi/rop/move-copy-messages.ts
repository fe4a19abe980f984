/**
 * RopMoveCopyMessages: moves or copies messages into another folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.4.6
 * Behaviour:  [MS-OXCFOLD] 2.2.1.6
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { RopFailure } from '../failures.ts'
import { doEach, messagesOf } from '../objects/messages-of.ts'
import { noteOrigin } from '../objects/recent-moves.ts'
import { copyBetweenStores } from '../objects/copy-between-stores.ts'
import { handler } from './handler.ts'
import { moveCopyMessages, type request } from './layouts/move-copy-messages.ts'

export const moveCopyMessagesHandler = handler(moveCopyMessages, handle)

async function handle(call: Call, { messageIds, wantCopy }: TypeOf<typeof request>) {
  const source = call.input(FolderObject)
  const target = call.destination(FolderObject)
  if ((await target.load()).kind === 'search') throw new RopFailure('searchFolder')
  const { ids, missing } = await messagesOf(source, messageIds)
  const { partial } =
    source.logon.mailbox.id === target.logon.mailbox.id
      ? await doEach(source, ids, async (tx, some) => {
          const pairs = wantCopy ? await tx.copyMessages(some, target.id) : await tx.moveMessages(some, target.id)
          for (const { from, to } of pairs) {
            const origin = { how: wantCopy ? 'copied' : 'moved', folder: source.id, message: from } as const
            noteOrigin(source.logon.mailbox.id, to.id, origin)
          }
        })
      : await copyBetweenStores(source, target, { ids, move: !wantCopy })
  return { partialCompletion: missing || partial }
}
