/** MoveFolder: folders get another parent. [MS-OXWSFOLD] 3.1.4.7 */
import { firstUserFolder } from '#model'
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { FolderShape } from '../folders/shape.ts'
import { targetFolder } from '../folders/target.ts'
import { operation, type RequestOf } from '../operation.ts'

export const moveFolder = operation({ name: 'MoveFolder', handle })

async function handle(call: Call, { ToFolderId, FolderIds }: RequestOf<'MoveFolder'>) {
  const kind = 'MoveFolderResponseMessage'
  return eachItem(call, FolderIds, { kind }, async (id) => {
    const { mailbox, folder } = await call.folder(id)
    const target = await targetFolder(call, ToFolderId, mailbox)
    if (folder.id < firstUserFolder) throw new EwsFailure('ErrorMoveDistinguishedFolder')
    await call.store.write(mailbox, (tx) => tx.moveFolder(folder.id, { parent: target.id }))
    call.foldersChanged(mailbox)
    const moved = await mailbox.getFolder(folder.id)
    return { Folders: [await FolderShape.idOnly.read(call, { mailbox, folder: moved })] }
  })
}
