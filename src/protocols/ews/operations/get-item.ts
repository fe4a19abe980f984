/** GetItem: properties of items. [MS-OXWSCORE] 3.1.4.4 */
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { itemElement, shapeOf } from '../fields/shapes.ts'
import { readContext } from '../items/contexts.ts'
import { loadReadItem } from '../items/load.ts'
import { itemReference } from '../items/reference.ts'
import { operation, type RequestOf } from '../operation.ts'
import type { ArrayOfRealItemsType } from '../schema/index.ts'

export const getItem = operation({ name: 'GetItem', handle })

async function handle(call: Call, { ItemShape, ItemIds }: RequestOf<'GetItem'>) {
  const shape = shapeOf(ItemShape)
  return eachItem(call, ItemIds, { kind: 'GetItemResponseMessage', failed: { Items: [] } }, async (reference) => {
    const { mailbox, id } = await itemReference(call, reference)
    const item = await loadReadItem(call, mailbox, id, shape)
    const context = await readContext(call, mailbox, shape.bodies)
    return { Items: [await itemElement(item, shape, context)] as unknown as ArrayOfRealItemsType }
  })
}
