/** UpdateItem: fields of items are set, appended to and deleted; a draft can be sent with it. [MS-OXWSCORE] 3.1.4.9 */
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { type ItemReference, itemReference } from '../items/reference.ts'
import { sendStored } from '../items/send.ts'
import { updateOne } from '../items/update.ts'
import { operation, type RequestOf } from '../operation.ts'
import type { ArrayOfRealItemsType, ItemChangeType } from '../schema/index.ts'

export const updateItem = operation({ name: 'UpdateItem', handle })

async function handle(call: Call, request: RequestOf<'UpdateItem'>) {
  const { ItemChanges, MessageDisposition, SavedItemFolderId } = request
  return eachItem(call, ItemChanges, { kind: 'UpdateItemResponseMessage', failed: { Items: [] } }, async (change) => {
    const item = await itemReference(call, referenceIn(change))
    const updated = await updateOne(call, item, change.Updates, request)
    const isMessage = updated.kind === 'Message' || updated.kind.startsWith('Meeting')
    if (isMessage && MessageDisposition === undefined) throw new EwsFailure('ErrorMessageDispositionRequired')
    if (!isMessage || MessageDisposition === 'SaveOnly') {
      return { Items: [updated] as unknown as ArrayOfRealItemsType, ConflictResults: { Count: 0 } }
    }
    const keep = MessageDisposition === 'SendAndSaveCopy'
    const place = keep && SavedItemFolderId ? await call.folder(SavedItemFolderId) : undefined
    await sendStored(call, { mailbox: item.mailbox, id: item.id.item }, { keep, place })
    return { Items: [], ConflictResults: { Count: 0 } }
  })
}

function referenceIn({ ItemId, OccurrenceItemId, RecurringMasterItemId }: ItemChangeType): ItemReference {
  if (ItemId) return { kind: 'ItemId', ...ItemId }
  if (OccurrenceItemId) return { kind: 'OccurrenceItemId', ...OccurrenceItemId }
  if (RecurringMasterItemId) return { kind: 'RecurringMasterItemId', ...RecurringMasterItemId }
  throw new EwsFailure('ErrorInvalidIdEmpty')
}
