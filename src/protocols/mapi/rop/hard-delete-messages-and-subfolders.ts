/**
 * RopHardDeleteMessagesAndSubfolders: deletes all that is in a folder for good.
 *
 * Bytes:      [MS-OXCROPS] 2.2.4.10
 * Behaviour:  [MS-OXCFOLD] 2.2.1.10
 */
import type { TypeOf } from '#codec/binary/index.ts'
import { orIncomplete } from '../objects/messages-of.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { RopFailure } from '../failures.ts'
import { PublicFolder, SpecialFolder } from '#model'
import { handler } from './handler.ts'
import { hardDeleteMessagesAndSubfolders, type request } from './layouts/hard-delete-messages-and-subfolders.ts'

export const hardDeleteMessagesAndSubfoldersHandler = handler(hardDeleteMessagesAndSubfolders, handle)

async function handle(call: Call, { wantDeleteAssociated }: TypeOf<typeof request>) {
  const folder = call.input(FolderObject)
  // MS-OXCFOLD_R3012: some folders cannot be emptied.
  if (folder.id === SpecialFolder.root || folder.id === PublicFolder.root) throw new RopFailure('noSupport', 'the root')
  if ((await folder.load()).kind === 'search') throw new RopFailure('noSupport', 'a search folder')
  const { store, mailbox } = folder.logon
  await orIncomplete(() =>
    store.write(mailbox, (tx) =>
      tx.emptyFolder(folder.id, { associated: wantDeleteAssociated, folders: true, hard: true }),
    ),
  )
  return { partialCompletion: false }
}
