/** CopyItem: items go into another folder a second time. [MS-OXWSCORE] 3.1.4.1 */
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { settled, valueOf } from '../items/batch.ts'
import { transferAll } from '../items/move.ts'
import { itemReference } from '../items/reference.ts'
import { operation, type RequestOf } from '../operation.ts'
import type { ArrayOfRealItemsType } from '../schema/index.ts'

export const copyItem = operation({ name: 'CopyItem', handle })

async function handle(call: Call, { ToFolderId, ItemIds, ReturnNewItemIds }: RequestOf<'CopyItem'>) {
  const to = await call.folder(ToFolderId)
  const items = []
  for (const reference of ItemIds) items.push(await settled(() => itemReference(call, reference)))
  const results = await transferAll(call, items, to, 'copy')
  return eachItem(call, results, { kind: 'CopyItemResponseMessage', failed: { Items: [] } }, async (result) => {
    const element = valueOf(result)
    const isTold = element !== undefined && ReturnNewItemIds !== false
    return { Items: (isTold ? [element] : []) as unknown as ArrayOfRealItemsType }
  })
}
