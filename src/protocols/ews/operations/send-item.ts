/** SendItem: messages that lie in a folder are sent. [MS-OXWSCORE] 3.1.4.8 */
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { readChangeKey } from '../ids/change-key.ts'
import { getMessage } from '../items/load.ts'
import { itemReference } from '../items/reference.ts'
import { sendStored } from '../items/send.ts'
import { operation, type RequestOf } from '../operation.ts'

export const sendItem = operation({ name: 'SendItem', handle })

async function handle(call: Call, { ItemIds, SaveItemToFolder, SavedItemFolderId }: RequestOf<'SendItem'>) {
  if (SavedItemFolderId && !SaveItemToFolder) throw new EwsFailure('ErrorInvalidSendItemSaveSettings')
  const place = SavedItemFolderId && (await call.folder(SavedItemFolderId))
  return eachItem(call, ItemIds, { kind: 'SendItemResponseMessage' }, async (reference) => {
    const item = await itemReference(call, reference)
    if (item.changeKey === undefined) throw new EwsFailure('ErrorChangeKeyRequired')
    const message = await getMessage(item.mailbox, item.id.item)
    if (readChangeKey(item.changeKey) !== message.changeSeq) throw new EwsFailure('ErrorStaleObject')
    if (item.id.occurrence !== undefined) throw new EwsFailure('ErrorInvalidItemForOperationSendItem')
    await sendStored(call, { mailbox: item.mailbox, id: item.id.item }, { keep: SaveItemToFolder, place })
  })
}
