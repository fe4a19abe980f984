/** Messages that go from one mailbox into another: made anew there, and then deleted here when they move. */
import { Failure } from '#model'
import type { MessageId } from '#store'
import type { FolderObject } from './folder.ts'
import { OpenItem } from './open-item.ts'
import { StoredMessage } from './stored-item.ts'

export async function copyBetweenStores(
  source: FolderObject,
  target: FolderObject,
  { ids, move }: { ids: readonly MessageId[]; move: boolean },
): Promise<{ partial: boolean }> {
  let partial = false
  for (const id of ids) {
    try {
      await copyOne(source, target, id)
      if (move) await source.logon.store.write(source.logon.mailbox, (tx) => tx.deleteMessages([id], { hard: true }))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      partial = true
    }
  }
  return { partial }
}

async function copyOne(source: FolderObject, target: FolderObject, id: MessageId): Promise<void> {
  const message = await source.logon.mailbox.getMessage(id)
  const item = await new OpenItem(source.logon, await StoredMessage.of(source.logon, message)).toItem()
  const { store, mailbox } = target.logon
  const copy = { ...item, associated: message.associated, flags: [...message.flags], received: message.received }
  await store.prepare(copy)
  await store.write(mailbox, (tx) => tx.createMessage(target.id, copy))
}
