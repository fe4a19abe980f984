/** UploadItems: what ExportItems gave becomes items again. [MS-OXWSBTRF] 3.1.4.2 */
import { type LoadedItem, loadItem, patchOf } from '#groupware/items/load.ts'
import { Failure, type Item } from '#model'
import type { MessageId } from '#store'
import type { Call, Place } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { itemIdOf } from '../ids/item-id.ts'
import { readId } from '../ids/id.ts'
import { itemOfStream } from '../items/transfer-stream.ts'
import { operation, type RequestOf } from '../operation.ts'
import type { UploadItemType } from '../schema/index.ts'
import { bytesOf } from '../schema/values.ts'

export const uploadItems = operation({ name: 'UploadItems', handle })

async function handle(call: Call, { Items }: RequestOf<'UploadItems'>) {
  return eachItem(call, Items, { kind: 'UploadItemsResponseMessage' }, async (upload) => {
    const place = await call.folder({ kind: 'FolderId', ...upload.ParentFolderId })
    const item = await itemOfStream(call.store, await bytesOf(upload.Data))
    const present = upload.CreateAction === 'CreateNew' ? undefined : await findPresent(call, place, upload)
    if (!present && upload.CreateAction === 'Update') throw new EwsFailure('ErrorItemNotFound')
    const id = present ? await replace(call, place, present, item) : await create(call, place, upload, item)
    return { ItemId: itemIdOf(place.mailbox, await place.mailbox.getMessage(id)) }
  })
}

/** The item itself, as long as it is still in its folder. */
async function findPresent(
  call: Call,
  { mailbox, folder }: Place,
  { ItemId }: UploadItemType,
): Promise<LoadedItem | undefined> {
  if (!ItemId) throw new EwsFailure('ErrorInvalidIdEmpty')
  const id = readId(ItemId.Id)
  if (id.kind !== 'item' || id.mailbox !== mailbox.id) return undefined
  try {
    const loaded = await loadItem(call.store, mailbox, id.item)
    const { message } = loaded
    return message.folder === folder.id && message.lastParent === undefined ? loaded : undefined
  } catch (error) {
    if (error instanceof Failure && (error.code === 'notFound' || error.code === 'deleted')) return undefined
    throw error
  }
}

async function replace(call: Call, { mailbox }: Place, present: LoadedItem, item: Item): Promise<MessageId> {
  const patch = patchOf(present, item)
  if (patch) await call.store.write(mailbox, (tx) => tx.updateMessage(present.message.id, patch))
  return present.message.id
}

async function create(call: Call, { mailbox, folder }: Place, upload: UploadItemType, item: Item): Promise<MessageId> {
  const message = { ...item, associated: upload.IsAssociated === true }
  await call.store.prepare(message)
  return (await call.store.write(mailbox, (tx) => tx.createMessage(folder.id, message))).id
}
