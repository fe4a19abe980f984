/**
 * Which mailboxes a user is not subscribed to: all others are. RFC 9051 6.3.7.
 *
 * Kept as a property of the top of the user's own visible tree, one text for each folder (`mailbox/folder`), so that a
 * subscription outlives a rename, and mailboxes of others are subscribed to by each reader for himself.
 */
import { Bag, propertyOfName, SpecialFolder } from '#model'
import type { FolderId, Mailbox, Store } from '#store'

/** Kontor's own, in PS_PUBLIC_STRINGS. */
const name = { set: '00020329-0000-0000-c000-000000000046', string: 'kontor:imap:unsubscribed' } as const
const unsubscribed = propertyOfName(name, 'string[]')

export class Subscriptions {
  readonly #without: ReadonlySet<string>

  constructor(without: Iterable<string>) {
    this.#without = new Set(without)
  }

  has(mailbox: Mailbox, folder: FolderId): boolean {
    return !this.#without.has(key(mailbox, folder))
  }
}

function key(mailbox: Mailbox, folder: FolderId): string {
  return `${mailbox.id}/${folder.toString(16)}`
}

export async function readSubscriptions(own: Mailbox): Promise<Subscriptions> {
  return new Subscriptions(await readKeys(own))
}

async function readKeys(own: Mailbox): Promise<string[]> {
  const [id] = await own.namedIds([name], false)
  if (id === undefined) return []
  const { bag } = await own.getFolder(SpecialFolder.ipmSubtree)
  const value = bag.get(((id << 16) | MULTI_STRING) >>> 0)
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}

/** [MS-OXCDATA] 2.11.1, PtypMultipleString */
const MULTI_STRING = 0x101f

export async function changeSubscription(
  store: Store,
  own: Mailbox,
  { mailbox, folder, subscribed }: { mailbox: Mailbox; folder: FolderId; subscribed: boolean },
): Promise<void> {
  const changed = key(mailbox, folder)
  await store.write(own, async (tx) => {
    const keys = new Set(await readKeys(tx))
    if (keys.has(changed) !== subscribed) return
    if (subscribed) keys.delete(changed)
    else keys.add(changed)
    await tx.updateFolder(SpecialFolder.ipmSubtree, { set: new Bag().set(unsubscribed, [...keys]) })
  })
}
