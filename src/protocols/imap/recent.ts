/**
 * \Recent: a message is new to the first session that was told of it. RFC 3501 2.3.2.
 *
 * The store keeps one number for each folder, the first UID that nobody has taken. A session that has the mailbox
 * selected read-write takes what lies above: at SELECT it writes the number, later it only moves the one that the
 * sessions of this thread share, and writes when it leaves the mailbox. So a delivery costs no write. Two sessions on two
 * threads may both be told of a message that comes while they wait, which the RFC allows where it cannot be known who was
 * first. IMAP4rev2 has no \Recent: such sessions take nothing.
 */
import type { Folder, Mailbox, Store, Uid } from '#store'
import { lowerBound, type Uids } from './uid-set.ts'

type Taken = Map<string, Uid>

/** By mailbox and folder, the first UID that no session of this thread has taken. */
const takenBy = new WeakMap<Store, Taken>()

export interface RecentOptions {
  store: Store
  mailbox: Mailbox
  folder: Folder
  readOnly: boolean
}

export class Recent {
  readonly #options: RecentOptions
  readonly #taken: Taken
  readonly #key: string
  /** What this session has taken, or may look at: ranges of UIDs. */
  readonly #ranges: [Uid, Uid][]
  #unwritten: boolean

  constructor(options: RecentOptions) {
    const { store, mailbox, folder } = options
    this.#options = options
    this.#taken = takenBy.get(store) ?? new Map<string, Uid>()
    takenBy.set(store, this.#taken)
    this.#key = keyOf(mailbox, folder)
    this.#ranges = []
    this.#unwritten = false
  }

  /** What is new when the mailbox is selected; `uids` is all that is in it. */
  static async open(options: RecentOptions, uids: Uids): Promise<Recent> {
    const recent = new Recent(options)
    const { mailbox, folder } = options
    const written = await mailbox.recentFrom(folder.id)
    recent.#raise(written)
    recent.add(uids.subarray(lowerBound(uids, recent.#from)))
    await recent.keep()
    return recent
  }

  get #from(): Uid {
    return this.#taken.get(this.#key) ?? 1
  }

  #raise(from: Uid): void {
    if (from > this.#from) this.#taken.set(this.#key, from)
  }

  /** Messages that the session is told of, ascending. */
  add(uids: ArrayLike<Uid>): void {
    const last = uids[uids.length - 1]
    if (last === undefined || last < this.#from) return
    this.#ranges.push([Math.max(this.#from, uids[0]!), last])
    if (this.#options.readOnly) return
    this.#raise(last + 1)
    this.#unwritten = true
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
export async function countRecent(store: Store, mailbox: Mailbox, folder: Folder): Promise<number> {
  const from = Math.max(await mailbox.recentFrom(folder.id), takenBy.get(store)?.get(keyOf(mailbox, folder)) ?? 1)
  if (from >= folder.uidNext) return 0
  let count = 0
  for await (const rows of mailbox.fieldsByUid(folder.id, [[from, folder.uidNext]], ['uid'])) count += rows.length
  return count
}
