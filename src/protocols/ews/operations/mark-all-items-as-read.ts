/** MarkAllItemsAsRead: the read state of all items of folders. Receipts that are due are not sent. [MS-OXWSCORE] 3.1.4.7 */
import type { Mailbox, MessageId } from '#store'
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { operation, type RequestOf } from '../operation.ts'

export const markAllItemsAsRead = operation({ name: 'MarkAllItemsAsRead', handle })

async function handle(call: Call, { ReadFlag, FolderIds }: RequestOf<'MarkAllItemsAsRead'>) {
  const kind = 'MarkAllItemsAsReadResponseMessage'
  return eachItem(call, FolderIds, { kind, notFound: 'ErrorFolderNotFound' }, async (id) => {
    const { mailbox, folder } = await call.folder(id)
    const { ids } = await call.store.view(mailbox, folder.id, {}).ids()
    await markAll(call, mailbox, [...ids], ReadFlag)
  })
}

/** So many in a transaction: others come in between. */
const idsPerWrite = 1000

async function markAll(call: Call, mailbox: Mailbox, ids: readonly MessageId[], read: boolean): Promise<void> {
  const change = read ? ({ add: ['read'] } as const) : ({ remove: ['read'] } as const)
  for (let at = 0; at < ids.length; at += idsPerWrite) {
    const some = ids.slice(at, at + idsPerWrite)
    await call.store.write(mailbox, (tx) => tx.setFlags(some, change))
  }
}
