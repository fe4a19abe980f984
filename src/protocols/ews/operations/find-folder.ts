/** FindFolder: the folders below others. [MS-OXWSSRCH] 3.1.4.1 */
import { hierarchyView, type HierarchyDefinition } from '#store'
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { folderColumns } from '../folders/search.ts'
import { FolderShape } from '../folders/shape.ts'
import { operation, type RequestOf } from '../operation.ts'
import { pageOf } from '../search/paging.ts'
import { restrictionOf } from '../search/restriction.ts'

export const findFolder = operation({ name: 'FindFolder', handle })

async function handle(call: Call, request: RequestOf<'FindFolder'>) {
  const shape = FolderShape.of(request.FolderShape)
  const views = { indexed: request.IndexedPageFolderView, fractional: request.FractionalPageFolderView }
  const kind = 'FindFolderResponseMessage'
  return eachItem(call, request.ParentFolderIds, { kind }, async (id) => {
    const { mailbox, folder } = await call.folder(id)
    const definition: HierarchyDefinition = {
      deep: request.Traversal === 'Deep',
      softDeleted: request.Traversal === 'SoftDeleted',
    }
    if (request.Restriction) {
      definition.where = await restrictionOf(request.Restriction.SearchExpression, folderColumns, mailbox)
    }
    const view = hierarchyView(mailbox, folder.id, definition)
    const { from, count, attributes } = pageOf(views, await view.length())
    const Folders = []
    for (const row of await view.rows(from, count)) {
      Folders.push(await shape.read(call, { mailbox, folder: row.folder }))
    }
    return { RootFolder: { ...attributes, Folders } }
  })
}
