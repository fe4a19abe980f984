/** ArchiveItem: items go to the archive. There are no archive mailboxes: it is the folder Archive of the same one. [MS-OXWSARCH] 3.1.4.1 */
import { SpecialFolder } from '#model'
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { settled, valueOf } from '../items/batch.ts'
import { transferAll } from '../items/move.ts'
import { itemReference } from '../items/reference.ts'
import { operation, type RequestOf } from '../operation.ts'
import type { ArrayOfRealItemsType } from '../schema/index.ts'

export const archiveItem = operation({ name: 'ArchiveItem', handle })

async function handle(call: Call, { ArchiveSourceFolderId, ItemIds }: RequestOf<'ArchiveItem'>) {
  const { mailbox } = await call.folder(ArchiveSourceFolderId)
  if (mailbox.kind === 'public') throw new EwsFailure('ErrorCannotArchiveItemsInPublicFolders')
  const to = { mailbox, folder: await mailbox.getFolder(SpecialFolder.archive) }
  const items = []
  for (const reference of ItemIds) items.push(await settled(() => itemReference(call, reference)))
  const results = await transferAll(call, items, to, 'move')
  return eachItem(call, results, { kind: 'ArchiveItemResponseMessage', failed: { Items: [] } }, async (result) => {
    const element = valueOf(result)
    return { Items: (element ? [element] : []) as unknown as ArrayOfRealItemsType }
  })
}
