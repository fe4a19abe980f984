/** DeleteFolder: folders go, with all that is in them. [MS-OXWSFOLD] 3.1.4.4 */
import { firstUserFolder } from '#model'
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { moveToDeletedItems } from '../folders/save.ts'
import { operation, type RequestOf } from '../operation.ts'

export const deleteFolder = operation({ name: 'DeleteFolder', handle })

async function handle(call: Call, { DeleteType, FolderIds }: RequestOf<'DeleteFolder'>) {
  const kind = 'DeleteFolderResponseMessage'
  return eachItem(call, FolderIds, { kind }, async (id) => {
    const place = await call.folder(id)
    const { mailbox, folder } = place
    if (folder.id < firstUserFolder) throw new EwsFailure('ErrorDeleteDistinguishedFolder')
    // A search folder has nothing in it that could be brought back.
    if (DeleteType === 'MoveToDeletedItems' && folder.kind !== 'search') return await moveToDeletedItems(call, place)
    const hard = DeleteType === 'HardDelete' || folder.kind === 'search'
    await call.store.write(mailbox, (tx) => tx.deleteFolder(folder.id, { messages: true, folders: true, hard }))
    call.foldersChanged(mailbox)
  })
}
