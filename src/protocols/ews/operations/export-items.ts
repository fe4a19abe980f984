/** ExportItems: items as streams that UploadItems takes, here or in another mailbox. [MS-OXWSBTRF] 3.1.4.1 */
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { readChangeKey } from '../ids/change-key.ts'
import { itemIdOf } from '../ids/item-id.ts'
import { getMessage } from '../items/load.ts'
import { itemOf } from '../items/reference.ts'
import { streamOf } from '../items/transfer-stream.ts'
import { operation, type RequestOf } from '../operation.ts'

export const exportItems = operation({ name: 'ExportItems', handle })

async function handle(call: Call, { ItemIds }: RequestOf<'ExportItems'>) {
  return eachItem(call, ItemIds, { kind: 'ExportItemsResponseMessage' }, async ({ Id, ChangeKey }) => {
    const { mailbox, id } = await itemOf(call, Id)
    if (ChangeKey !== undefined) readChangeKey(ChangeKey)
    const message = await getMessage(mailbox, id.item)
    return { ItemId: itemIdOf(mailbox, message), Data: streamOf(call.store, mailbox, message) }
  })
}
