/** CopyFolder: folders with all that is in them, once more in another place. [MS-OXWSFOLD] 3.1.4.1 */
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { FolderShape } from '../folders/shape.ts'
import { targetFolder } from '../folders/target.ts'
import { operation, type RequestOf } from '../operation.ts'

export const copyFolder = operation({ name: 'CopyFolder', handle })

async function handle(call: Call, { ToFolderId, FolderIds }: RequestOf<'CopyFolder'>) {
  const kind = 'CopyFolderResponseMessage'
  return eachItem(call, FolderIds, { kind }, async (id) => {
    const { mailbox, folder } = await call.folder(id)
    const target = await targetFolder(call, ToFolderId, mailbox)
    if (folder.kind === 'search') throw new EwsFailure('ErrorMoveCopyFailed')
    const made = await call.store.write(mailbox, (tx) => tx.copyFolder(folder.id, { parent: target.id, deep: true }))
    call.foldersChanged(mailbox)
    const copy = await mailbox.getFolder(made)
    return { Folders: [await FolderShape.idOnly.read(call, { mailbox, folder: copy })] }
  })
}
