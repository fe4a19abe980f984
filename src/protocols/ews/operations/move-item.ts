/** MoveItem: items go into another folder. [MS-OXWSCORE] 3.1.4.7 */
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { settled, valueOf } from '../items/batch.ts'
import { transferAll } from '../items/move.ts'
import { itemReference } from '../items/reference.ts'
import { operation, type RequestOf } from '../operation.ts'
import type { ArrayOfRealItemsType } from '../schema/index.ts'

export const moveItem = operation({ name: 'MoveItem', handle })

async function handle(call: Call, { ToFolderId, ItemIds, ReturnNewItemIds }: RequestOf<'MoveItem'>) {
  const to = await call.folder(ToFolderId)
  const items = []
  for (const reference of ItemIds) items.push(await settled(() => itemReference(call, reference)))
  const results = await transferAll(call, items, to, 'move')
  return eachItem(call, results, { kind: 'MoveItemResponseMessage', failed: { Items: [] } }, async (result) => {
    const element = valueOf(result)
    const isTold = element !== undefined && ReturnNewItemIds !== false
    return { Items: (isTold ? [element] : []) as unknown as ArrayOfRealItemsType }
  })
}
