/** CreateFolderPath: folders within each other; those that are there already are used. */
import type { Call, Place } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { newFolderDraft } from '../folders/draft.ts'
import { createFolder } from '../folders/save.ts'
import { FolderShape } from '../folders/shape.ts'
import { operation, type RequestOf } from '../operation.ts'
import { parentFolder } from './create-folder.ts'

export const createFolderPath = operation({ name: 'CreateFolderPath', handle })

async function handle(call: Call, { ParentFolderId, RelativeFolderPath }: RequestOf<'CreateFolderPath'>) {
  let parent: Promise<Place> | undefined
  const kind = 'CreateFolderPathResponseMessage'
  return eachItem(call, RelativeFolderPath, { kind, notFound: 'ErrorParentFolderNotFound' }, async (asked) => {
    const above = parent ?? parentFolder(call, ParentFolderId)
    // Below a folder that could not be made, nothing is made.
    parent = above.then(async (place) => {
      const { mailbox } = place
      const draft = await newFolderDraft(asked)
      const there = await mailbox.findChild(place.folder.id, draft.name ?? '')
      return { mailbox, folder: there ?? (await createFolder(call, place, draft)) }
    })
    return { Folders: [await FolderShape.idOnly.read(call, await parent)] }
  })
}
