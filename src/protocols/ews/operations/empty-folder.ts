/** EmptyFolder: what is in folders goes. [MS-OXWSFOLD] 3.1.4.5 */
import { firstUserFolder, SpecialFolder } from '#model'
import type { Call, Place } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { moveToDeletedItems } from '../folders/save.ts'
import { operation, type RequestOf } from '../operation.ts'

export const emptyFolder = operation({ name: 'EmptyFolder', handle })

async function handle(call: Call, { DeleteType, DeleteSubFolders, FolderIds }: RequestOf<'EmptyFolder'>) {
  const kind = 'EmptyFolderResponseMessage'
  return eachItem(call, FolderIds, { kind }, async (id) => {
    const place = await call.folder(id)
    const { mailbox, folder } = place
    if (folder.kind !== 'generic') throw new EwsFailure('ErrorCannotEmptyFolder')
    const isMove = DeleteType === 'MoveToDeletedItems' && folder.id !== SpecialFolder.deletedItems
    if (isMove) await moveAll(call, place, DeleteSubFolders)
    else {
      const hard = DeleteType === 'HardDelete'
      await call.store.write(mailbox, (tx) => tx.emptyFolder(folder.id, { folders: DeleteSubFolders, hard }))
    }
    call.foldersChanged(mailbox)
  })
}

async function moveAll(call: Call, place: Place, withFolders: boolean): Promise<void> {
  const { mailbox, folder } = place
  if (mailbox.kind === 'public') throw new EwsFailure('ErrorCannotEmptyFolder')
  const { ids } = await call.store.view(mailbox, folder.id, {}).ids()
  if (ids.length > 0) {
    await call.store.write(mailbox, (tx) => tx.moveMessages([...ids], SpecialFolder.deletedItems))
  }
  if (!withFolders) return
  for (const child of (await call.folderTree(mailbox)).children(folder.id)) {
    if (child.id >= firstUserFolder) await moveToDeletedItems(call, { mailbox, folder: child })
  }
}
