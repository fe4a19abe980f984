/**
 * RopEmptyFolder: deletes all that is in a folder; it can be recovered.
 *
 * Bytes:      [MS-OXCROPS] 2.2.4.9
 * Behaviour:  [MS-OXCFOLD] 2.2.1.9
 */
import type { TypeOf } from '#codec/binary/index.ts'
import { orIncomplete } from '../objects/messages-of.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { RopFailure } from '../failures.ts'
import { PublicFolder, SpecialFolder } from '#model'
import { handler } from './handler.ts'
import { emptyFolder, type request } from './layouts/empty-folder.ts'

export const emptyFolderHandler = handler(emptyFolder, handle)

async function handle(call: Call, { wantDeleteAssociated }: TypeOf<typeof request>) {
  const folder = call.input(FolderObject)
  // MS-OXCFOLD_R3012: some folders cannot be emptied.
  if (folder.id === SpecialFolder.root || folder.id === PublicFolder.root) throw new RopFailure('noSupport', 'the root')
  if ((await folder.load()).kind === 'search') throw new RopFailure('noSupport', 'a search folder')
  const { store, mailbox } = folder.logon
  await orIncomplete(() =>
    store.write(mailbox, (tx) =>
      tx.emptyFolder(folder.id, { associated: wantDeleteAssociated, folders: true, hard: false }),
    ),
  )
  return { partialCompletion: false }
}
