/** MarkAllItemsAsRead: the read state of all items of folders, with or without the receipts that are due. [MS-OXWSCORE] 3.1.4.7 */
import type { Mailbox, MessageId } from '#store'
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { operation, type RequestOf } from '../operation.ts'

export const markAllItemsAsRead = operation({ name: 'MarkAllItemsAsRead', handle })

async function handle(call: Call, { ReadFlag, SuppressReadReceipts, FolderIds }: RequestOf<'MarkAllItemsAsRead'>) {
  const kind = 'MarkAllItemsAsReadResponseMessage'
  return eachItem(call, FolderIds, { kind }, async (id) => {
    const { mailbox, folder } = await call.folder(id)
    const { ids } = await call.store.view(mailbox, folder.id, {}).ids()
    await markAll(call, mailbox, [...ids], { read: ReadFlag, suppress: SuppressReadReceipts })
  })
}

/** So many in a transaction: others come in between. */
const idsPerWrite = 1000

async function markAll(
  call: Call,
  mailbox: Mailbox,
  ids: readonly MessageId[],
  { read, suppress }: { read: boolean; suppress: boolean },
): Promise<void> {
  const receipts = await call.services.groupware.receipts(mailbox)
  const change = read ? ({ add: ['read'] } as const) : ({ remove: ['read'] } as const)
  for (let at = 0; at < ids.length; at += idsPerWrite) {
    const some = ids.slice(at, at + idsPerWrite)
    await call.store.write(mailbox, async (tx) => {
      if (read) await (suppress ? receipts.cancel(tx, some, ['read']) : receipts.owe(tx, some, 'read'))
      await tx.setFlags(some, change)
    })
  }
  await receipts.send()
}
