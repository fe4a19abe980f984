/**
 * The selected mailbox: which messages the client knows of, and how it learns of changes.
 *
 * RFC 9051 5.2, 7.4, 7.5; RFC 7162 3.2 (VANISHED, MODSEQ); RFC 2180.
 *
 * `uids` is what the client has been told: a sequence number is a place in it. It changes in two places only, here,
 * together with the untagged answer that says so: messages are added when EXISTS is sent and removed when EXPUNGE or
 * VANISHED is. A message that is gone while no EXPUNGE may be sent (RFC 9051 7.5.1: during FETCH, STORE and SEARCH) stays
 * in `uids`, waits in `gone`, and has no rows any more.
 *
 * `seq` is the cursor in the mailbox's change feed up to which the client knows everything but `gone`.
 */
import { Failure } from '#model'
import type { Change, Folder, Mailbox, MessageRow, Seq, Store, Uid } from '#store'
import { allFlags, formatFlags, keywordOf } from './flags.ts'
import { formatSet } from './grammar/sequence-set.ts'
import { Disconnect } from './input.ts'
import { cover } from './message-set.ts'
import type { Output } from './output.ts'
import { Recent } from './recent.ts'
import type { RecentTable } from './recent-table.ts'
import type { Once } from './watch.ts'
import { append, rangesOf, sequenceOf, share, type Uids, without } from './uid-set.ts'

export interface SelectedOptions {
  store: Store
  mailbox: Mailbox
  folder: Folder
  name: string
  readOnly: boolean
  rev2: boolean
  recents: RecentTable
}

/** What the client has enabled that changes the untagged answers. */
export interface Dialect {
  condstore: boolean
  qresync: boolean
  rev2: boolean
}

/** What an untagged FETCH with flags says of a row. */
export const flagFields = ['uid', 'seq', 'flags', 'categories'] as const
export type FlagsRow = Pick<MessageRow, (typeof flagFields)[number]>

/** So many changes are read and told together. */
const CHANGES_MAX = 2000

export class Selected {
  readonly store: Store
  readonly mailbox: Mailbox
  readonly folder: Folder
  readonly name: string
  readonly readOnly: boolean
  /** Nothing is, for a client that has enabled IMAP4rev2. */
  readonly recent: Recent
  uids: Uids
  seq: Seq
  /** `$`, RFC 5182: UIDs. */
  saved: Uids
  #gone: Set<Uid>
  /** What this session has told about its own changes: the seq of the row that it showed. */
  #told: Map<Uid, Seq>
  /** Keywords that FLAGS has announced, by their lower-case form. */
  readonly #keywords: Map<string, string>

  private constructor(options: SelectedOptions, { seq, uids, recent }: Pick<Selected, 'seq' | 'uids' | 'recent'>) {
    this.store = options.store
    this.mailbox = options.mailbox
    this.folder = options.folder
    this.name = options.name
    this.readOnly = options.readOnly
    this.recent = recent
    this.seq = seq
    this.uids = uids
    this.saved = new Uint32Array(0)
    this.#gone = new Set()
    this.#told = new Map()
    this.#keywords = new Map()
  }

  static async open(options: SelectedOptions): Promise<Selected> {
    // First the cursor, then the list: what comes in between is in both, which sync() bears.
    const seq = await options.mailbox.seq()
    const { uids } = await options.store.view(options.mailbox, options.folder.id, {}).ids()
    const recent = options.rev2 ? new Recent(options) : await Recent.open(options, uids)
    return new Selected(options, {
      seq,
      uids: share(`${options.mailbox.id}/${options.folder.id}/${seq}`, uids),
      recent,
    })
  }

  /** Own changes that were told with the command that made them are not told again. */
  told(row: { uid: Uid; seq: Seq }): void {
    this.#told.set(row.uid, row.seq)
  }

  /** Keywords of a row that FLAGS has not named yet; true once for each. */
  hasNewKeywords(row: Pick<MessageRow, 'categories'>): boolean {
    let isNew = false
    for (const category of row.categories) {
      const keyword = keywordOf(category)
      if (this.#keywords.has(keyword.toLowerCase())) continue
      this.#keywords.set(keyword.toLowerCase(), keyword)
      isNew = true
    }
    return isNew
  }

  get keywords(): Iterable<string> {
    return this.#keywords.values()
  }

  /**
   * Tells the client what has changed. `expunge`: messages may be taken away now; `once`: sessions that wait together read
   * together. A session that has just written reads for itself.
   */
  async sync(output: Output, dialect: Dialect, options: { expunge: boolean; once?: Once }): Promise<void> {
    const { mailbox, folder } = this
    const viewer = options.once ? JSON.stringify(mailbox.viewer) : ''
    const once: Once = (key, read) => (options.once ? options.once(`${folder.id} ${key} ${viewer}`, read) : read())
    const first =
      options.once === undefined && (await this.#skipTold()) ? { now: this.seq, changes: [] } : await this.#read(once)
    if (first === undefined || first.now > this.seq) {
      const { added, changed } = await this.#collect(first, once)
      if (options.expunge) this.#tellGone(output, dialect)
      this.#tellAdded(added, output, dialect)
      await this.#tellChanged(changed, output, dialect, once)
      if (this.#gone.size === 0) this.uids = share(`${this.mailbox.id}/${this.folder.id}/${this.seq}`, this.uids)
    } else if (options.expunge) this.#tellGone(output, dialect)
    this.#told.clear()
  }

  /** True, and the cursor stands behind them, when nothing has happened but what this command has told already. */
  async #skipTold(): Promise<boolean> {
    if (this.#told.size === 0) return false
    const now = await this.mailbox.seq()
    // Each number belongs to one change.
    let own = 0
    for (const seq of this.#told.values()) if (seq > this.seq && seq <= now) own++
    if (own !== now - this.seq) return false
    this.seq = now
    return true
  }

  /** The next changes; undefined when the feed no longer reaches back to our cursor. */
  async #read(once: Once): Promise<{ now: Seq; changes: Change[] } | undefined> {
    const { mailbox, folder, seq: since } = this
    try {
      // Both are one reading: its changes then reach up to its `now` at least, whoever uses it and when.
      return await once(`changes ${since}`, async () => {
        const now = await mailbox.seq()
        if (now <= since) return { now, changes: [] }
        return { now, changes: await mailbox.changes(since, { folder: folder.id, limit: CHANGES_MAX }) }
      })
    } catch (error) {
      if (error instanceof Failure && error.code === 'syncStateLost') return undefined
      throw error
    }
  }

  async #collect(
    first: { now: Seq; changes: Change[] } | undefined,
    once: Once,
  ): Promise<{ added: Uid[]; changed: Set<Uid> }> {
    const added = new Set<Uid>()
    const changed = new Set<Uid>()
    let reading = first
    for (;;) {
      if (reading === undefined) {
        await this.#startAgain(added, changed)
        break
      }
      const { now, changes } = reading
      for (const change of changes) this.#note(change, added, changed)
      const isAll = changes.length < CHANGES_MAX
      this.seq = Math.max(this.seq, changes.at(-1)?.seq ?? 0, isAll ? now : 0)
      if (isAll) break
      reading = await this.#read(once)
    }
    return { added: [...added].sort((a, b) => a - b), changed }
  }

  #note(change: Change, added: Set<Uid>, changed: Set<Uid>): void {
    if (change.kind === 'folder') {
      // RFC 2180 3.3: nothing sensible can be said to a client whose mailbox is gone.
      if (change.deleted && change.id === this.folder.id) throw new Disconnect('The selected mailbox was deleted')
      return
    }
    const { uid } = change
    if (change.folder !== this.folder.id || (change.kind === 'message' && change.associated)) return
    if (change.kind === 'uid' || change.deleted) {
      added.delete(uid)
      changed.delete(uid)
      if (sequenceOf(this.uids, uid) > 0) this.#gone.add(uid)
    } else if (sequenceOf(this.uids, uid) === 0) added.add(uid)
    else if (this.#told.get(uid) !== change.seq) changed.add(uid)
  }

  /** The feed no longer reaches back to our cursor: compare the lists. */
  async #startAgain(added: Set<Uid>, changed: Set<Uid>): Promise<void> {
    this.seq = await this.mailbox.seq()
    const { uids } = await this.store.view(this.mailbox, this.folder.id, {}).ids()
    for (const uid of this.uids) {
      if (sequenceOf(uids, uid) === 0) this.#gone.add(uid)
      else changed.add(uid)
    }
    for (const uid of uids) if (sequenceOf(this.uids, uid) === 0) added.add(uid)
  }

  #tellGone(output: Output, dialect: Dialect): void {
    if (this.#gone.size === 0) return
    if (dialect.qresync) output.line(`* VANISHED ${formatSet([...this.#gone].sort((a, b) => a - b))}`)
    else {
      // From the end: then no number is touched by those told before it.
      const sequences = [...this.#gone].map((uid) => sequenceOf(this.uids, uid)).sort((a, b) => b - a)
      for (const sequence of sequences) output.line(`* ${sequence} EXPUNGE`)
    }
    this.uids = without(this.uids, this.#gone)
    if (this.saved.length > 0) this.saved = without(this.saved, this.#gone)
    this.#gone = new Set()
  }

  #tellAdded(added: readonly Uid[], output: Output, dialect: Dialect): void {
    // UIDs ascend (RFC 9051 2.3.1.1): what is not above the last one cannot be new.
    const last = this.uids.at(-1) ?? 0
    const fresh = added.filter((uid) => uid > last)
    if (fresh.length === 0) return
    this.uids = append(this.uids, fresh)
    output.line(`* ${this.uids.length} EXISTS`)
    if (dialect.rev2) return
    this.recent.add(fresh)
    output.line(`* ${this.recent.count(this.uids)} RECENT`)
  }

  async #tellChanged(changed: ReadonlySet<Uid>, output: Output, dialect: Dialect, once: Once): Promise<void> {
    if (changed.size === 0) return
    const { mailbox, folder, uids, seq } = this
    const ranges = cover(rangesOf(Uint32Array.from(changed).sort(), uids), uids)
    // At least as new as the changes that were read before it.
    const batches = await once(`flags ${seq} ${formatSet([...changed])}`, () =>
      Array.fromAsync(mailbox.fieldsByUid(folder.id, ranges, flagFields)),
    )
    for (const row of batches.flat()) {
      if (!changed.has(row.uid)) continue
      this.tellFlags(row, output, dialect)
      if (output.wantsDrain) await output.drained()
    }
  }

  /** `* n FETCH (UID … FLAGS (…))`, if the message has a number. */
  tellFlags(row: FlagsRow, output: Output, dialect: Dialect): void {
    const sequence = sequenceOf(this.uids, row.uid)
    if (sequence === 0) return
    this.tellKeywords(row, output)
    const modseq = dialect.condstore ? ` MODSEQ (${row.seq})` : ''
    output.line(`* ${sequence} FETCH (UID ${row.uid} FLAGS (${this.formatFlags(row)})${modseq})`)
  }

  /** What stands between the brackets of FLAGS (…), in this session. */
  formatFlags(row: Pick<MessageRow, 'uid' | 'flags' | 'categories'>): string {
    return formatFlags(row, this.recent.has(row.uid))
  }

  /** RFC 9051 7.3.5: the client is told of a keyword before it sees it. */
  tellKeywords(row: Pick<MessageRow, 'categories'>, output: Output): void {
    if (row.categories.length === 0 || !this.hasNewKeywords(row)) return
    output.line(flagsLine(this.keywords))
  }

  /** Without the messages that are known to be gone, but not to the client yet. */
  get present(): Uids {
    return this.#gone.size === 0 ? this.uids : without(this.uids, this.#gone)
  }

  /** The number that `*` stands for in a set of UIDs; 0 in an empty mailbox. */
  get last(): Uid {
    return this.uids.at(-1) ?? 0
  }
}

export function flagsLine(keywords: Iterable<string>): string {
  return `* FLAGS (${[...allFlags, ...keywords].join(' ')})`
}
