/** UpdateFolder: names, properties, permissions and searches of folders. [MS-OXWSFOLD] 3.1.4.8 */
import type { Call, FolderReference } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { changedFolderDraft } from '../folders/draft.ts'
import { folderElement } from '../folders/kind.ts'
import { changeFolder } from '../folders/save.ts'
import { FolderShape } from '../folders/shape.ts'
import { operation, type RequestOf } from '../operation.ts'

export const updateFolder = operation({ name: 'UpdateFolder', handle })

type Change = RequestOf<'UpdateFolder'>['FolderChanges'][number]

async function handle(call: Call, { FolderChanges }: RequestOf<'UpdateFolder'>) {
  const kind = 'UpdateFolderResponseMessage'
  return eachItem(call, FolderChanges, { kind }, async (change) => {
    const place = await call.folder(referenceOf(change))
    const draft = await changedFolderDraft(folderElement(place.folder), change.Updates)
    const folder = await changeFolder(call, place, draft)
    return { Folders: [await FolderShape.idOnly.read(call, { mailbox: place.mailbox, folder })] }
  })
}

function referenceOf({ FolderId, DistinguishedFolderId }: Change): FolderReference {
  if (FolderId) return { kind: 'FolderId', ...FolderId }
  if (DistinguishedFolderId) return { kind: 'DistinguishedFolderId', ...DistinguishedFolderId }
  throw new EwsFailure('ErrorInvalidFolderId')
}
