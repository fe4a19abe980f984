/**
 * What a mailbox gives away: its visible folders, each before those in it, and their items in the order in which they came.
 * An item is read when it is written, so that memory does not grow with the mailbox.
 */
import { findSpecialFolder, PublicFolder, SpecialFolder, unpackBag } from '#model'
import type { Folder, FolderId, Mailbox, MessageRow, Store } from '#store'
import { pathNames } from './folders.ts'
import { loadItem } from './load-item.ts'
import type { Outgoing, OutgoingFolder } from './outgoing.ts'

export interface MailboxItemsOptions {
  /** Only this folder and what is below it. */
  folder?: FolderId
  /** Mail that came since then, and other items that were changed since then. */
  since?: Date
  /** Hidden items, too. */
  associated?: boolean
}

const ROWS_AT_ONCE = 200

export interface MailboxItems {
  total: number
  items(): AsyncGenerator<Outgoing>
}

export async function mailboxItems(
  store: Store,
  mailbox: Mailbox,
  options: MailboxItemsOptions = {},
): Promise<MailboxItems> {
  const { kind } = await mailbox.info()
  const top = kind === 'public' ? PublicFolder.ipmSubtree : SpecialFolder.ipmSubtree
  const all = new Map((await mailbox.folders()).map((folder) => [folder.id, folder]))
  const chosen = inOrder(all, options.folder ?? top)
  const total = chosen.reduce(
    (sum, { count, associatedCount }) => sum + count + (options.associated ? associatedCount : 0),
    0,
  )
  return {
    total,
    async *items() {
      for (const folder of chosen) {
        if (folder.id === top) continue
        yield { kind: 'folder', folder: outgoing(all, folder, top) }
        yield* itemsOf(store, mailbox, folder, options)
      }
    },
  }
}

/** Search folders show what lies elsewhere; hidden special folders are the server's. */
function inOrder(all: ReadonlyMap<FolderId, Folder>, first: FolderId): Folder[] {
  const children = new Map<FolderId, Folder[]>()
  for (const folder of all.values()) {
    if (folder.id === folder.parent) continue
    children.set(folder.parent, [...(children.get(folder.parent) ?? []), folder])
  }
  const order: Folder[] = []
  const walk = (id: FolderId): void => {
    const folder = all.get(id)
    if (!folder || folder.kind === 'search' || findSpecialFolder(id)?.hidden) return
    order.push(folder)
    for (const child of (children.get(id) ?? []).toSorted((a, b) => a.id - b.id)) walk(child.id)
  }
  walk(first)
  return order
}

function outgoing(all: ReadonlyMap<FolderId, Folder>, folder: Folder, top: FolderId): OutgoingFolder {
  return {
    path: pathNames(all, folder, top),
    class: folder.class,
    properties: unpackBag(folder.bag, { idOf: () => undefined, nameOf: () => undefined }),
    isDeletedItems: folder.id === SpecialFolder.deletedItems && top === SpecialFolder.ipmSubtree,
  }
}

async function* itemsOf(
  store: Store,
  mailbox: Mailbox,
  folder: Folder,
  { since, associated }: MailboxItemsOptions,
): AsyncGenerator<Outgoing> {
  const outgoingOf = (row: MessageRow): Outgoing => ({
    kind: 'item',
    id: `i${row.id.toString(36)}`,
    seed: `${mailbox.id}.${row.emailId}`,
    where: `${folder.name}, message ${row.id}`,
    received: row.received,
    flags: row.flags,
    ...(row.associated && { associated: true }),
    load: () => loadItem(store, mailbox, row.id),
    source: async () => (row.sourceSize === undefined ? undefined : (await mailbox.source(row.id))?.bytes.bytes()),
  })
  for await (const rows of mailbox.rowsByUid(folder.id, [[1, 0xffffffff]])) {
    for (const row of rows) if (isSince(row, since)) yield outgoingOf(row)
  }
  if (!associated) return
  const view = store.view(mailbox, folder.id, { associated: true })
  for (let at = 0; ; at += ROWS_AT_ONCE) {
    const rows = await view.rows(at, ROWS_AT_ONCE)
    for (const row of rows) if (row.kind === 'message' && isSince(row, since)) yield outgoingOf(row)
    if (rows.length < ROWS_AT_ONCE) return
  }
}

function isSince(row: MessageRow, since: Date | undefined): boolean {
  if (!since) return true
  const isMail = /^(ipm\.note|ipm\.schedule|report\.|ipm\.post)/i.test(row.class)
  return (isMail ? row.received : row.modified) >= since
}
