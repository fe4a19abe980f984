/** CreateFolder: new folders of every kind in a folder. [MS-OXWSFOLD] 3.1.4.2 */
import type { Call, FolderReference, Place } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { EwsFailure, isMissingFolder } from '../errors.ts'
import { newFolderDraft } from '../folders/draft.ts'
import { createFolder as create } from '../folders/save.ts'
import { FolderShape } from '../folders/shape.ts'
import { operation, type RequestOf } from '../operation.ts'

export const createFolder = operation({ name: 'CreateFolder', handle })

async function handle(call: Call, { ParentFolderId, Folders }: RequestOf<'CreateFolder'>) {
  const kind = 'CreateFolderResponseMessage'
  return eachItem(call, Folders, { kind, notFound: 'ErrorParentFolderNotFound' }, async (asked) => {
    const parent = await parentFolder(call, ParentFolderId)
    const folder = await create(call, parent, await newFolderDraft(asked))
    return { Folders: [await FolderShape.idOnly.read(call, { mailbox: parent.mailbox, folder })] }
  })
}

/** The folder in which something is made. */
export async function parentFolder(call: Call, reference: FolderReference): Promise<Place> {
  try {
    return await call.folder(reference)
  } catch (error) {
    const isMissing = isMissingFolder(error)
    throw isMissing ? new EwsFailure('ErrorParentFolderNotFound') : error
  }
}
