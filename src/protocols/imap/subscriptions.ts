/**
 * Which mailboxes a user is subscribed to. RFC 9051 6.3.7 and 6.3.8, RFC 3501 6.3.6 and 6.3.7.
 *
 * Folders that other protocols made are subscribed to without anybody's doing, so that a mail program shows what Outlook
 * has made; those that IMAP makes are not until SUBSCRIBE, which is what mail programs expect. Two lists say the rest, as
 * properties of the top of the user's own visible tree:
 *
 *   unsubscribed   `mailbox/folder`          made by CREATE, or taken away by UNSUBSCRIBE
 *   subscribed     `mailbox/folder name`     named by SUBSCRIBE: stays when the mailbox goes (RFC 9051 6.3.7)
 *
 * The folder's id stands beside the name, so that a subscription outlives a rename in Outlook, and mailboxes of others are
 * subscribed to by each reader for himself.
 */
import { Bag, propertyOfName, SpecialFolder } from '#model'
import type { FolderId, Mailbox, Store } from '#store'
import type { Place } from './mailboxes.ts'

/** Kontor's own, in PS_PUBLIC_STRINGS. */
const PUBLIC_STRINGS = '00020329-0000-0000-c000-000000000046'
const unsubscribedName = { set: PUBLIC_STRINGS, string: 'kontor:imap:unsubscribed' } as const
const subscribedName = { set: PUBLIC_STRINGS, string: 'kontor:imap:subscribed' } as const

/** Names that somebody may keep of mailboxes that are gone: the oldest ones go. */
const NAMES_MAX = 5000

interface Lists {
  unsubscribed: Set<string>
  /** By name, the key of the folder that had it. */
  subscribed: Map<string, string>
}

export class Subscriptions {
  readonly #lists: Lists
  readonly #subscribedKeys: ReadonlySet<string>

  constructor(lists: Lists) {
    this.#lists = lists
    this.#subscribedKeys = new Set(lists.subscribed.values())
  }

  has({ name, mailbox, folder }: Place): boolean {
    const of = key(mailbox, folder.id)
    return this.#lists.subscribed.has(name) || this.#subscribedKeys.has(of) || !this.#lists.unsubscribed.has(of)
  }

  /** Names whose mailbox is not there any more. */
  namesWithout(places: Iterable<Place>): string[] {
    if (this.#lists.subscribed.size === 0) return []
    const names = new Set<string>()
    const keys = new Set<string>()
    for (const { name, mailbox, folder } of places) {
      names.add(name)
      keys.add(key(mailbox, folder.id))
    }
    return [...this.#lists.subscribed].filter(([name, of]) => !names.has(name) && !keys.has(of)).map(([name]) => name)
  }
}

function key(mailbox: Mailbox, folder: FolderId): string {
  return `${mailbox.id}/${folder.toString(16)}`
}

export async function readSubscriptions(own: Mailbox): Promise<Subscriptions> {
  return new Subscriptions(await readLists(own))
}

async function readLists(own: Mailbox): Promise<Lists> {
  const lists: Lists = { unsubscribed: new Set(), subscribed: new Map() }
  const [unsubscribed, subscribed] = await own.namedIds([unsubscribedName, subscribedName], false)
  if (unsubscribed === undefined && subscribed === undefined) return lists
  const { bag } = await own.getFolder(SpecialFolder.ipmSubtree)
  const texts = (id: number | undefined): string[] => {
    const value = id === undefined ? undefined : bag.get(((id << 16) | MULTI_STRING) >>> 0)
    return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
  }
  for (const entry of texts(unsubscribed)) lists.unsubscribed.add(entry)
  for (const entry of texts(subscribed)) {
    const space = entry.indexOf(' ')
    lists.subscribed.set(entry.slice(space + 1), entry.slice(0, space))
  }
  return lists
}

/** [MS-OXCDATA] 2.11.1, PtypMultipleString */
const MULTI_STRING = 0x101f

async function change(store: Store, own: Mailbox, edit: (lists: Lists) => boolean): Promise<void> {
  await store.write(own, async (tx) => {
    const lists = await readLists(tx)
    if (!edit(lists)) return
    const names = [...lists.subscribed].slice(-NAMES_MAX)
    const set = new Bag().set(propertyOfName(unsubscribedName, 'string[]'), [...lists.unsubscribed]).set(
      propertyOfName(subscribedName, 'string[]'),
      names.map(([name, of]) => `${of} ${name}`),
    )
    await tx.updateFolder(SpecialFolder.ipmSubtree, { set })
  })
}

export function subscribeTo(store: Store, own: Mailbox, { name, mailbox, folder }: Place): Promise<void> {
  const of = key(mailbox, folder.id)
  return change(store, own, ({ unsubscribed, subscribed }) => {
    if (subscribed.get(name) === of && !unsubscribed.has(of)) return false
    unsubscribed.delete(of)
    subscribed.set(name, of)
    return true
  })
}

/** `place` is undefined where no mailbox of the name is left. */
export function unsubscribeFrom(store: Store, own: Mailbox, name: string, place: Place | undefined): Promise<void> {
  const of = place && key(place.mailbox, place.folder.id)
  return change(store, own, ({ unsubscribed, subscribed }) => {
    const named = [...subscribed].filter(([known, knownKey]) => known === name || knownKey === of)
    for (const [known] of named) subscribed.delete(known)
    const isNew = of !== undefined && !unsubscribed.has(of)
    if (of !== undefined) unsubscribed.add(of)
    return named.length > 0 || isNew
  })
}

/** Folders that IMAP has made just now. */
export function leaveUnsubscribed(
  store: Store,
  own: Mailbox,
  { mailbox, folders }: { mailbox: Mailbox; folders: readonly FolderId[] },
): Promise<void> {
  return change(store, own, ({ unsubscribed }) => {
    for (const folder of folders) unsubscribed.add(key(mailbox, folder))
    return folders.length > 0
  })
}

/** A folder is gone: nothing is remembered of it but the name that somebody subscribed to. */
export function forgetFolder(
  store: Store,
  own: Mailbox,
  { mailbox, folder }: Pick<Place, 'mailbox' | 'folder'>,
): Promise<void> {
  return change(store, own, ({ unsubscribed }) => unsubscribed.delete(key(mailbox, folder.id)))
}
