/**
 * The store: mailboxes on an engine, blobs beside it, wake-ups between whoever uses them.
 */
import { randomUUID } from 'node:crypto'
import { Failure, type NamedProperty } from '#model'
import type { Blobs } from './blobs.ts'
import { FileBlobs } from './blobs.ts'
import { fillMailbox } from './create-mailbox.ts'
import { type Engine, openEngine, type Query, sql } from './engine/index.ts'
import './schema.ts'
import { type HandleParts, MailboxHandle } from './handle.ts'
import { maintain } from './maintain.ts'
import { KnownNames, Names } from './names.ts'
import { prepare } from './prepare.ts'
import { rowsOf } from './read/rows.ts'
import { State } from './state.ts'
import type { Mailbox, MaintainOptions, MaintainReport, Store, Transaction } from './store.ts'
import { TransactionHandle } from './transaction.ts'
import type {
  ByteSource,
  Change,
  FolderId,
  MailboxId,
  MailboxKind,
  MessageId,
  NewMailbox,
  NewMessage,
  SearchQuery,
  Seq,
  View,
  ViewDefinition,
  Viewer,
} from './types.ts'
import { BackgroundIndexing } from './search/background.ts'
import { searchMailbox } from './search/search.ts'
import { SortedCache } from './view/sorted-cache.ts'
import { FolderView } from './view/view.ts'
import { Wakes } from './wakes.ts'
import { Context } from './write/context.ts'

export interface StoreOptions {
  /** The data folder. */
  data: string
  /** 'sqlite' (files in the data folder) or the URL of a PostgreSQL database. */
  database?: 'sqlite' | (string & {})
  maxConnections?: number
  /** Shared with the directory and the queue; the store opens its own without one. */
  engine?: Engine
  blobs?: Blobs
  /** Milliseconds since 1970. */
  clock?: () => number
  /**
   * Brings search indexes up to date behind commits of this thread, so that a search need not; told of errors that nobody
   * waits for. Without it the next search does the work.
   */
  indexInBackground?: (error: unknown) => void
}

export interface OpenedStore extends Store {
  readonly engine: Engine
  readonly blobs: Blobs
}

export function openStore(options: StoreOptions): OpenedStore {
  const { data, database = 'sqlite', maxConnections } = options
  const engine = options.engine ?? openEngine({ data, database, ...(maxConnections ? { maxConnections } : {}) })
  return new EngineStore({
    engine,
    ownEngine: options.engine === undefined,
    blobs: options.blobs ?? new FileBlobs(data),
    clock: options.clock ?? Date.now,
    indexInBackground: options.indexInBackground,
  })
}

const changesPerBatch = 500
/** Views of search folders that are kept for their counts: some bytes for each row in sight. */
const maxSearches = 32

class EngineStore implements OpenedStore {
  readonly engine: Engine
  readonly blobs: Blobs
  readonly #ownEngine: boolean
  readonly #clock: () => number
  readonly #wakes: Wakes
  readonly #names = new Map<MailboxId, KnownNames>()
  /** Kinds never change. */
  readonly #kinds = new Map<MailboxId, MailboxKind>()
  readonly #searches = new Map<string, FolderView>()
  readonly #sorted = new SortedCache()
  readonly #closing = new AbortController()
  readonly #indexing: BackgroundIndexing | undefined

  constructor(parts: {
    engine: Engine
    ownEngine: boolean
    blobs: Blobs
    clock: () => number
    indexInBackground: ((error: unknown) => void) | undefined
  }) {
    if (parts.indexInBackground) {
      this.#indexing = new BackgroundIndexing(parts.engine, parts.blobs, parts.indexInBackground)
    }
    this.engine = parts.engine
    this.blobs = parts.blobs
    this.#ownEngine = parts.ownEngine
    this.#clock = parts.clock
    this.#wakes = new Wakes(this.engine.signals, (id) => this.engine.shard(id).read(readSeq))
  }

  async createMailbox(mailbox: NewMailbox): Promise<MailboxId> {
    const id = mailbox.id ?? randomUUID()
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Failure('invalid', 'mailbox id')
    await this.engine.createShard(id, (q) => fillMailbox(q, id, mailbox, this.#clock(), this.blobs))
    this.#kinds.set(id, mailbox.kind)
    return id
  }

  async deleteMailbox(id: MailboxId): Promise<void> {
    // Whoever still has it open, in another thread or process, finds nothing in it from now on.
    await this.engine.shard(id).write((q) => q.run(sql`delete from mailbox where mailbox = ${q.key}`))
    await this.engine.dropShard(id)
    this.#names.delete(id)
    this.#kinds.delete(id)
    this.#wakes.tell(id, Number.MAX_SAFE_INTEGER)
  }

  mailboxes(): Promise<MailboxId[]> {
    return this.engine.shards()
  }

  async open(id: MailboxId, viewer: Viewer): Promise<Mailbox> {
    if (!this.#kinds.has(id)) {
      const row = await this.engine
        .shard(id)
        .read((q) => q.get<{ kind: MailboxKind }>(sql`select kind from mailbox where mailbox = ${q.key}`))
      if (!row) throw new Failure('notFound', 'mailbox')
      this.#kinds.set(id, row.kind)
    }
    return new MailboxHandle(this.#parts(id, viewer, new Names(this.#knownNames(id))))
  }

  #parts(id: MailboxId, viewer: Viewer, names: Names): HandleParts {
    const shard = this.engine.shard(id)
    return {
      id,
      kind: this.#kinds.get(id) ?? 'private',
      viewer,
      names,
      blobs: this.blobs,
      read: (work) => shard.read(work),
      searchCounts: (folder) => this.#searchView(id, viewer, folder).counts(),
      createNames: (missing) => this.#createNames(id, missing),
    }
  }

  #knownNames(id: MailboxId): KnownNames {
    let known = this.#names.get(id)
    if (!known) this.#names.set(id, (known = new KnownNames()))
    return known
  }

  async #createNames(id: MailboxId, missing: readonly NamedProperty[]): Promise<void> {
    const names = new Names(this.#knownNames(id))
    await this.engine.shard(id).write((q) => names.load(q, missing, true))
    names.committed()
  }

  async write<T>(mailbox: Mailbox, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const { id, viewer } = mailbox
    const names = new Names(this.#knownNames(id))
    let seq: Seq | undefined
    let tx: TransactionHandle | undefined
    try {
      return await this.engine
        .shard(id)
        .write(async (q) => {
          seq = undefined
          const state = await State.load(q, this.#clock())
          const context = new Context({ q, state, names, viewer, blobs: this.blobs })
          tx = new TransactionHandle(this.#parts(id, viewer, names), context)
          const value = await work(tx)
          await tx.finish()
          if (state.changed) seq = state.mailbox.seq
          // The next write may be running before this one's promise resolves.
          tx.close()
          return value
        })
        .then((value) => {
          names.committed()
          if (seq !== undefined) {
            this.#wakes.tell(id, seq)
            this.#indexing?.changed(id)
          }
          return value
        })
    } finally {
      tx?.close()
    }
  }

  view(mailbox: Mailbox, folder: FolderId, definition: ViewDefinition): View {
    return this.#view(mailbox.id, mailbox.viewer, folder, definition)
  }

  /** Kept open for the next one who asks, so that only what has changed is looked at again. */
  #searchView(id: MailboxId, viewer: Viewer, folder: FolderId): FolderView {
    const key = `${id} ${folder} ${JSON.stringify(viewer)}`
    const view = this.#searches.get(key) ?? this.#view(id, viewer, folder, {})
    this.#searches.delete(key)
    this.#searches.set(key, view)
    const [oldest] = this.#searches.keys()
    if (this.#searches.size > maxSearches && oldest !== undefined) this.#searches.delete(oldest)
    return view
  }

  #view(id: MailboxId, viewer: Viewer, folder: FolderId, definition: ViewDefinition): FolderView {
    return new FolderView(
      {
        shard: this.engine.shard(id),
        mailbox: id,
        viewer,
        public: this.#kinds.get(id) === 'public',
        sorted: this.#sorted,
        blobs: this.blobs,
        names: new Names(this.#knownNames(id)),
        rows: rowsOf,
      },
      folder,
      definition,
    )
  }

  async *follow(mailbox: Mailbox, since: Seq, signal: AbortSignal): AsyncGenerator<Change[]> {
    const ended = AbortSignal.any([signal, this.#closing.signal])
    let woken = Promise.withResolvers<void>()
    const wake = () => woken.resolve()
    const stop = this.#wakes.watch(mailbox.id, wake)
    ended.addEventListener('abort', wake)
    try {
      let seen = since
      while (!ended.aborted) {
        // Taken before reading: a commit between the read and the wait then still wakes us.
        woken = Promise.withResolvers<void>()
        const { changes, upTo } = await (mailbox as MailboxHandle).feed(seen, { limit: changesPerBatch })
        if (changes.length > 0) yield changes
        else if (upTo === seen && !ended.aborted) await woken.promise
        seen = upTo
      }
    } finally {
      stop()
      ended.removeEventListener('abort', wake)
    }
  }

  search(mailbox: Mailbox, query: SearchQuery): Promise<MessageId[]> {
    const { id, viewer } = mailbox
    return searchMailbox({ shard: this.engine.shard(id), blobs: this.blobs, viewer }, query)
  }

  async prepare(message: NewMessage): Promise<void> {
    await prepare(message, this.blobs)
  }

  putBlob(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<{ blob: string; size: number }> {
    return this.blobs.put(content)
  }

  getBlob(blob: string): Promise<ByteSource> {
    return this.blobs.get(blob)
  }

  maintain(options: MaintainOptions = {}): Promise<MaintainReport> {
    return maintain(this, this.engine, this.blobs, { now: this.#clock(), ...options })
  }

  async close(): Promise<void> {
    this.#closing.abort()
    this.#wakes.close()
    await this.#indexing?.stop()
    if (this.#ownEngine) await this.engine.close()
  }
}

async function readSeq(q: Query): Promise<Seq | undefined> {
  return (await q.get<{ seq: number }>(sql`select seq from mailbox where mailbox = ${q.key}`))?.seq
}
