/**
 * Where a message lies when it has been sent. It goes where it is told to (PidTagDeleteAfterSubmit), to the folder that it names, and from
 * the Outbox to Sent Items; made elsewhere it stays there. What somebody sends in the name of a shared mailbox lies in the Sent
 * Items of that mailbox, too, where the others look for it. [MS-OXOMSG] 2.2.3.10, 3.2.5.1
 */
import { findPerson, sentRepresenting } from '#convert'
import { Bag, Failure, type Item, P, parseServerId, SpecialFolder } from '#model'
import type { FolderId } from '#store'
import { type Context, system } from '../context.ts'
import type { LoadedItem } from '../items/load.ts'
import type { SendWish } from './send-message.ts'

const mfSubmitted = 0x04

export async function fileSent(context: Context, wish: SendWish, item: LoadedItem): Promise<void> {
  const { mailbox, id } = wish
  const { store } = context
  const { properties, message } = item
  const target = await targetOf(wish, item)
  await store.write(mailbox, async (tx) => {
    if (properties.get(P.DeleteAfterSubmit) === true) {
      await tx.deleteMessages([id], { hard: true })
      return
    }
    const flags = message.bag.get(P.MessageFlags) ?? 0
    if (flags & mfSubmitted) await tx.updateMessage(id, { set: Bag.of({ MessageFlags: flags & ~mfSubmitted }) })
    await tx.setFlags([id], { add: ['read'], remove: ['draft'] })
    if (target !== undefined && target !== message.folder) await tx.moveMessages([id], target)
  })
  await copyToShared(context, wish, item)
}

async function targetOf({ mailbox }: SendWish, { properties, message }: LoadedItem): Promise<FolderId | undefined> {
  const asked = properties.get(P.SentMailSvrEID)
  const named = asked instanceof Uint8Array ? parseServerId(asked)?.folder : undefined
  if (named !== undefined && (await mailbox.findFolder(named))) return named
  return mailbox.kind === 'private' && message.folder === SpecialFolder.outbox ? SpecialFolder.sentItems : undefined
}

async function copyToShared(context: Context, { mailbox, login }: SendWish, item: Item): Promise<void> {
  const { store, directory, now } = context
  const author = findPerson(item.properties, sentRepresenting)?.address
  if (!author || author.toLowerCase() === login.user.address.toLowerCase()) return
  const owner = await directory.findByAddress(author)
  if (owner?.kind !== 'shared' || !owner.mailbox || owner.mailbox === mailbox.id) return
  const { properties, recipients, attachments } = item
  try {
    await store.write(await store.open(owner.mailbox, system), (tx) =>
      tx.createMessage(SpecialFolder.sentItems, {
        properties: properties.copy(),
        recipients,
        attachments,
        flags: ['read'],
        received: new Date(now()),
      }),
    )
  } catch (error) {
    // A full mailbox does not take back what has been sent.
    if (!(error instanceof Failure)) throw error
    context.log.warn('send.shared', { mailbox: owner.mailbox, error })
  }
}
