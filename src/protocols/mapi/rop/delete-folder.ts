/**
 * RopDeleteFolder: deletes a folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.4.3
 * Behaviour:  [MS-OXCFOLD] 2.2.1.3
 */
import type { TypeOf } from '#codec/binary/index.ts'
import { orIncomplete } from '../objects/messages-of.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { RopFailure } from '../failures.ts'
import { Failure, PublicFolder, SpecialFolder } from '#model'
import { handler } from './handler.ts'
import { deleteFolder, type request } from './layouts/delete-folder.ts'

export const deleteFolderHandler = handler(deleteFolder, handle)

/** Other bits mean nothing. [MS-OXCFOLD] 3.2.5.3, note 15 */
const Flag = { messages: 0x01, folders: 0x04, hard: 0x10 } as const

async function handle(call: Call, { deleteFolderFlags: flags, folderId }: TypeOf<typeof request>) {
  const parent = call.input(FolderObject)
  const { logon } = parent
  const id = logon.own(folderId)
  if (id === SpecialFolder.root || id === PublicFolder.root) throw new RopFailure('noSupport', 'the root')
  const folder = await logon.mailbox.getFolder(id)
  if (folder.parent !== parent.id && folder.lastParent !== parent.id)
    throw new Failure('notFound', 'not in this folder')
  try {
    await orIncomplete(() =>
      logon.store.write(logon.mailbox, (tx) =>
        tx.deleteFolder(id, {
          messages: (flags & Flag.messages) !== 0,
          folders: (flags & Flag.folders) !== 0,
          hard: (flags & Flag.hard) !== 0,
        }),
      ),
    )
    return { partialCompletion: false }
  } catch (error) {
    // MS-OXCFOLD_R816, R1080: what may not go stays, and that is a success that is not complete.
    if (error instanceof Failure && error.code === 'notEmpty') return { partialCompletion: true }
    throw error
  }
}
