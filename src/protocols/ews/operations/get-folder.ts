/** GetFolder: properties of folders. [MS-OXWSFOLD] 3.1.4.6 */
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { FolderShape } from '../folders/shape.ts'
import { operation, type RequestOf } from '../operation.ts'

export const getFolder = operation({ name: 'GetFolder', handle })

async function handle(call: Call, { FolderShape: asked, FolderIds }: RequestOf<'GetFolder'>) {
  const shape = FolderShape.of(asked)
  return eachItem(call, FolderIds, { kind: 'GetFolderResponseMessage', failed: { Folders: [] } }, async (id) => ({
    Folders: [await shape.read(call, await call.folder(id))],
  }))
}
