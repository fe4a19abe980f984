/**
 * The counters of a mailbox during one transaction: the mailbox's row and the rows of the folders that were touched, read
 * once, changed in memory, written back once by `flush` (before the transaction ends, and before it reads folders).
 */
import { Failure } from '#model'
import { type Query, sql } from './engine/index.ts'
import { withoutChangeKey } from './change-key.ts'
import { type FolderRecord, folderColumns } from './records.ts'
import type { FolderId, MailboxKind, Seq } from './types.ts'

export interface MailboxRecord {
  id: string
  kind: MailboxKind
  owner: string
  locale: string
  display_name: string
  created: number
  next_id: number
  seq: number
  size: number
  deleted_size: number
  message_count: number
  kept_since: number
  quota_warning: number | null
  quota_send: number | null
  quota_receive: number | null
}

export const mailboxColumns = sql.raw(
  'id, kind, owner, locale, display_name, created, next_id, seq, size, deleted_size, message_count, kept_since, ' +
    'quota_warning, quota_send, quota_receive',
)

export async function readMailbox(q: Query): Promise<MailboxRecord> {
  const record = await q.get<MailboxRecord>(sql`select ${mailboxColumns} from mailbox where mailbox = ${q.key}`)
  if (!record) throw new Failure('notFound', 'mailbox')
  return record
}

export class State {
  readonly q: Query
  readonly mailbox: MailboxRecord
  readonly now: number
  readonly #seqBefore: Seq
  readonly #folders = new Map<FolderId, FolderRecord | undefined>()
  /** Counters only: what every delivery changes, and no index holds. */
  readonly #counted = new Set<FolderRecord>()
  readonly #dirty = new Set<FolderRecord>()
  #mailboxDirty = false

  private constructor(q: Query, mailbox: MailboxRecord, now: number) {
    this.q = q
    this.mailbox = mailbox
    this.now = now
    this.#seqBefore = mailbox.seq
  }

  static async load(q: Query, now: number): Promise<State> {
    return new State(q, await readMailbox(q), now)
  }

  get changed(): boolean {
    return this.mailbox.seq !== this.#seqBefore
  }

  nextSeq(): Seq {
    this.#mailboxDirty = true
    return ++this.mailbox.seq
  }

  nextId(): number {
    this.#mailboxDirty = true
    return this.mailbox.next_id++
  }

  /** Changes of the sums and settings of the mailbox. */
  changeMailbox(change: Partial<MailboxRecord>): void {
    Object.assign(this.mailbox, change)
    this.#mailboxDirty = true
  }

  async findFolder(id: FolderId): Promise<FolderRecord | undefined> {
    if (this.#folders.has(id)) return this.#folders.get(id)
    const record = await this.q.get<FolderRecord>(sql`
      select ${folderColumns} from folder where mailbox = ${this.q.key} and id = ${id}`)
    // The driver's object may be frozen in shape; ours is changed in place.
    const own = record && { ...record }
    this.#folders.set(id, own)
    return own
  }

  async folder(id: FolderId): Promise<FolderRecord> {
    const record = await this.findFolder(id)
    if (!record) throw new Failure('notFound', `folder ${id}`)
    return record
  }

  /** A folder that was just made. */
  put(folder: FolderRecord): void {
    this.#folders.set(folder.id, folder)
  }

  touch(folder: FolderRecord): void {
    this.#dirty.add(folder)
  }

  /** Only its counters changed. */
  counted(folder: FolderRecord): void {
    this.#counted.add(folder)
  }

  /** Something in the folder changed with this number. */
  contentChanged(folder: FolderRecord, seq: Seq): void {
    folder.content_seq = seq
    folder.content_time = this.now
    this.#counted.add(folder)
  }

  /** The folder itself changed; the parent tells of it, too. */
  async folderChanged(folder: FolderRecord): Promise<void> {
    folder.seq = this.nextSeq()
    folder.modified = this.now
    folder.bag = withoutChangeKey(folder.bag)
    this.#dirty.add(folder)
    if (folder.parent !== folder.id) await this.hierarchyChanged(folder.parent, folder.seq)
  }

  /** A folder directly below this one came, changed or went. */
  async hierarchyChanged(parent: FolderId, seq: Seq): Promise<void> {
    const above = await this.findFolder(parent)
    if (!above) return
    above.hierarchy_seq = seq
    this.#dirty.add(above)
  }

  forget(id: FolderId): void {
    const folder = this.#folders.get(id)
    if (folder) {
      this.#dirty.delete(folder)
      this.#counted.delete(folder)
    }
    this.#folders.set(id, undefined)
  }

  async flush(): Promise<void> {
    // Together: on PostgreSQL they share a round trip.
    const writes: Promise<unknown>[] = []
    for (const folder of this.#dirty) writes.push(this.#writeFolder(folder))
    for (const folder of this.#counted) if (!this.#dirty.has(folder)) writes.push(this.#writeCounters(folder))
    this.#dirty.clear()
    this.#counted.clear()
    if (this.#mailboxDirty) writes.push(this.#writeMailbox())
    this.#mailboxDirty = false
    if (writes.length > 0) await Promise.all(writes)
  }

  async #writeMailbox(): Promise<void> {
    const m = this.mailbox
    await this.q.run(sql`
      update mailbox set locale = ${m.locale}, display_name = ${m.display_name}, next_id = ${m.next_id}, seq = ${m.seq},
        size = ${m.size}, deleted_size = ${m.deleted_size}, message_count = ${m.message_count},
        kept_since = ${m.kept_since}, quota_warning = ${m.quota_warning}, quota_send = ${m.quota_send},
        quota_receive = ${m.quota_receive}
      where mailbox = ${this.q.key}`)
  }

  async #writeFolder(f: FolderRecord): Promise<void> {
    await this.q.run(sql`
      update folder set parent = ${f.parent}, name = ${f.name}, name_key = ${f.name_key}, class = ${f.class},
        seq = ${f.seq}, content_seq = ${f.content_seq}, modified = ${f.modified}, content_time = ${f.content_time},
        count = ${f.count}, unread = ${f.unread}, associated_count = ${f.associated_count}, size = ${f.size},
        deleted_count = ${f.deleted_count}, deleted_total = ${f.deleted_total}, uid_validity = ${f.uid_validity},
        uid_next = ${f.uid_next}, subfolders = ${f.subfolders}, deleted = ${f.deleted}, last_parent = ${f.last_parent},
        hierarchy_seq = ${f.hierarchy_seq}, bag = ${f.bag}
      where mailbox = ${this.q.key} and id = ${f.id}`)
  }

  /** SQLite writes the entry of every index that has one of the columns, changed or not: here there are none of those. */
  async #writeCounters(f: FolderRecord): Promise<void> {
    await this.q.run(sql`
      update folder set content_seq = ${f.content_seq}, content_time = ${f.content_time}, count = ${f.count},
        unread = ${f.unread}, associated_count = ${f.associated_count}, size = ${f.size},
        deleted_count = ${f.deleted_count}, deleted_total = ${f.deleted_total}, uid_next = ${f.uid_next}
      where mailbox = ${this.q.key} and id = ${f.id}`)
  }
}
