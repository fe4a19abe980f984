/**
 * Copies or moves messages to another mailbox of IMAP, which may lie in another mailbox of the store: there the mails
 * are written anew, with their flags and dates, and a move deletes the originals when all of them are there.
 *
 * RFC 9051 6.4.7: a COPY that fails leaves nothing behind.
 */
import type { Created, Flag, Mailbox, MessageId } from '#store'
import type { Services } from '../services.ts'
import { findSource } from './fetch/source.ts'
import type { Place } from './mailboxes.ts'

type Pair = { from: MessageId; to: Created }

export async function transfer(
  { store, groupware }: Services,
  mailbox: Mailbox,
  ids: readonly MessageId[],
  to: Place,
  mode: 'copy' | 'move',
): Promise<Pair[]> {
  if (to.mailbox.id === mailbox.id) {
    const { id } = to.folder
    return store.write(mailbox, (tx) => (mode === 'copy' ? tx.copyMessages(ids, id) : tx.moveMessages(ids, id)))
  }
  const pairs: Pair[] = []
  try {
    for (const from of ids) {
      const copied = await copyTo({ store, groupware }, mailbox, from, to)
      if (copied !== undefined) pairs.push({ from, to: copied })
    }
    if (mode === 'move') await store.write(mailbox, (tx) => tx.deleteMessages(pairs.map((pair) => pair.from)))
  } catch (error) {
    const made = pairs.map((pair) => pair.to.id)
    await store.write(to.mailbox, (tx) => tx.deleteMessages(made, { hard: true })).catch(() => undefined)
    throw error
  }
  return pairs
}

async function copyTo(
  { store, groupware }: Pick<Services, 'store' | 'groupware'>,
  mailbox: Mailbox,
  id: MessageId,
  { mailbox: target, folder }: Place,
): Promise<Created | undefined> {
  const message = await mailbox.findMessage(id)
  const source = message === undefined ? undefined : await findSource(mailbox, groupware, id)
  if (message === undefined || source === undefined) return undefined
  const bytes = await source.bytes.bytes()
  const flags: Flag[] = [...message.flags].filter((flag) => flag !== 'deleteMarked')
  const { categories, received } = message
  const mail = await groupware.prepareMail(bytes, { flags, categories, received })
  return store.write(target, (tx) => tx.createMessage(folder.id, mail))
}
