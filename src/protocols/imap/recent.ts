/**
 * \Recent: a message is new to the first session that was told of it. RFC 3501 2.3.2.
 *
 * The store keeps one number for each folder, the first UID that nobody has taken. A session that has the mailbox
 * selected read-write takes what lies above: at SELECT it writes the number, later it only moves the one that all threads
 * share (recent-table.ts), and writes when it leaves the mailbox. So a delivery costs no write. IMAP4rev2 has no \Recent:
 * such sessions take nothing.
 */
import type { Folder, Mailbox, Store, Uid } from '#store'
import { RecentTable } from './recent-table.ts'
import { lowerBound, type Uids } from './uid-set.ts'

/** Where no memory is shared, the sessions on one store share. */
const tables = new WeakMap<Store, RecentTable>()

export function recentTable(store: Store): RecentTable {
  const table = tables.get(store) ?? new RecentTable()
  tables.set(store, table)
  return table
}

export interface RecentOptions {
  store: Store
  mailbox: Mailbox
  folder: Folder
  readOnly: boolean
  recents: RecentTable
}

export class Recent {
  readonly #options: RecentOptions
  readonly #key: string
  /** What this session has taken, or may look at: ranges of UIDs. */
  readonly #ranges: [Uid, Uid][]
  /** Nothing below it is new. */
  #from: Uid
  #unwritten: boolean

  constructor(options: RecentOptions) {
    this.#options = options
    this.#key = keyOf(options.mailbox, options.folder)
    this.#ranges = []
    this.#from = 1
    this.#unwritten = false
  }

  /** What is new when the mailbox is selected; `uids` is all that is in it. */
  static async open(options: RecentOptions, uids: Uids): Promise<Recent> {
    const recent = new Recent(options)
    const { mailbox, folder, recents } = options
    recent.#from = Math.max(await mailbox.recentFrom(folder.id), recents.from(recent.#key))
    recent.add(uids.subarray(lowerBound(uids, recent.#from)))
    await recent.keep()
    return recent
  }

  /** Messages that the session is told of, ascending. */
  add(uids: ArrayLike<Uid>): void {
    const { readOnly, recents } = this.#options
    const last = uids[uids.length - 1]
    if (last === undefined) return
    const known = readOnly ? recents.from(this.#key) : recents.take(this.#key, last + 1)
    const from = Math.max(this.#from, known, uids[0]!)
    this.#from = Math.max(this.#from, last + 1)
    if (from > last) return
    this.#ranges.push([from, last])
    this.#unwritten = !readOnly
  }

  has(uid: Uid): boolean {
    for (const [from, to] of this.#ranges) if (uid >= from && uid <= to) return true
    return false
  }

  /** Of `uids`, all that the mailbox holds. */
  of(uids: Uids): Uids {
    return this.#ranges.length === 0 ? uids.subarray(0, 0) : uids.filter((uid) => this.has(uid))
  }

  count(uids: Uids): number {
    let count = 0
    for (const [from, to] of this.#ranges) count += lowerBound(uids, to + 1) - lowerBound(uids, from)
    return count
  }

  /** What was taken stays taken when the server stops. */
  async keep(): Promise<void> {
    if (!this.#unwritten) return
    this.#unwritten = false
    const { store, mailbox, folder } = this.#options
    await store.write(mailbox, (tx) => tx.setRecentFrom(folder.id, this.#from))
  }
}

function keyOf(mailbox: Mailbox, folder: Folder): string {
  return `${mailbox.id}/${folder.id}/${folder.uidValidity}`
}

/** For STATUS: how many nobody has taken. */
export async function countRecent({
  mailbox,
  folder,
  recents,
}: Pick<RecentOptions, 'mailbox' | 'folder' | 'recents'>): Promise<number> {
  const from = Math.max(await mailbox.recentFrom(folder.id), recents.from(keyOf(mailbox, folder)))
  if (from >= folder.uidNext) return 0
  let count = 0
  for await (const rows of mailbox.fieldsByUid(folder.id, [[from, folder.uidNext]], ['uid'])) count += rows.length
  return count
}
