/**
 * Items of a source come into a mailbox: each once, however often the import is run and wherever it was broken off.
 *
 * A batch of items and the keys under which the mailbox remembers them are one transaction: after a `kill -9` either both are
 * there or neither, and the next run leaves out what is there without reading more of it than its key is made of. A batch is
 * limited in number and size, so memory does not grow with the source. While one is made ready (compressed, its files put on
 * the disk) and written, the next is read.
 *
 * What one item does wrong costs that item only: when a batch is refused, its items are written one by one, and each that is
 * refused again is reported.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { LayoutError } from '#codec/binary/index.ts'
import { kindOf } from '#convert/document/index.ts'
import { Failure, N, P } from '#model'
import type { FolderId, Mailbox, MessageId, NewMessage, Transaction } from '#store'
import { replacing } from '../items/replace-message.ts'
import { FolderMap } from './folders.ts'
import { type Imported, importedText, importKey, parseImported } from './identity.ts'
import type { Source, SourceItem, TransferFailure, TransferProgress, TransferStore } from './types.ts'

const BATCH_ITEMS = 400
const BATCH_BYTES = 4 << 20
/** So often the disk gets a turn while items are read. */
const TURN_EVERY_ITEMS = 16

export interface ImportOptions {
  /** Everything goes below this folder, which is made when it is missing. */
  folder?: readonly string[]
  /** Hidden items, too: views, settings, rules of the program that wrote the file. */
  associated?: boolean
  /** Also what was imported before. */
  again?: boolean
  /** What was imported before and has changed in the source since replaces what it became, where that still lies. */
  update?: boolean
  progress?: (at: TransferProgress) => void
  onFailure?: (failure: TransferFailure) => void
  signal?: AbortSignal
}

export interface ImportReport {
  imported: number
  /** Were there already, and are now as in the source. */
  updated: number
  /** Were there already, from an earlier run. */
  known: number
  /** Hidden items that were not asked for. */
  hidden: number
  failed: number
  folders: number
  bytes: number
  /** Why it ended before the source did; the same call goes on from there. */
  stopped?: string
}

export async function importInto(
  store: TransferStore,
  mailbox: Mailbox,
  source: Source,
  options: ImportOptions = {},
): Promise<ImportReport> {
  return new Importer(store, mailbox, source, options).run()
}

/** What no further item would survive. */
class Stopped extends Error {}

interface Candidate {
  item: SourceItem
  /** Known beforehand, but for items whose folder depends on what they are. */
  folder: FolderId | undefined
}

interface Ready {
  item: SourceItem
  folder: FolderId
  key: string
  message: NewMessage
}

class Importer {
  readonly #store: TransferStore
  readonly #mailbox: Mailbox
  readonly #source: Source
  readonly #options: ImportOptions
  readonly #folders: FolderMap
  /** Of the batch before: batches are written in their order, one at a time. */
  #writing: Promise<void> = Promise.resolve()
  readonly #report: ImportReport = { imported: 0, updated: 0, known: 0, hidden: 0, failed: 0, folders: 0, bytes: 0 }

  constructor(store: TransferStore, mailbox: Mailbox, source: Source, options: ImportOptions) {
    this.#store = store
    this.#mailbox = mailbox
    this.#source = source
    this.#options = options
    this.#folders = new FolderMap(store, mailbox, options.folder)
  }

  async run(): Promise<ImportReport> {
    try {
      await this.#all()
    } catch (error) {
      // Nothing is written any more when this has been answered.
      await this.#writing.catch(() => {})
      if (!(error instanceof Stopped)) throw error
      this.#report.stopped = error.message
    }
    this.#report.folders = this.#folders.created
    return this.#report
  }

  async #all(): Promise<void> {
    let batch: Candidate[] = []
    let bytes = 0
    const flush = async () => {
      const full = batch
      batch = []
      bytes = 0
      if (full.length > 0) await this.#batch(full)
    }
    try {
      for await (const entry of this.#source.entries()) {
        if (this.#options.signal?.aborted) {
          await flush()
          await this.#writing
          throw new Stopped('interrupted')
        }
        if (entry.kind === 'failure') this.#fail(entry)
        else if (entry.kind === 'folder') await this.#folders.resolve(entry.folder)
        else if (entry.associated && !this.#options.associated) this.#report.hidden++
        else {
          batch.push({ item: entry, folder: await this.#folderOf(entry) })
          bytes += entry.size
          if (batch.length >= BATCH_ITEMS || bytes >= BATCH_BYTES) await flush()
        }
      }
    } catch (error) {
      // The file itself cannot be read on.
      if (!(error instanceof LayoutError)) throw error
      await flush()
      await this.#writing
      this.#fail({ where: 'what follows', why: error.message })
      throw new Stopped('the file cannot be read on')
    }
    await flush()
    await this.#writing
  }

  async #folderOf({ folder }: SourceItem): Promise<FolderId | undefined> {
    if (folder) return this.#folders.resolve(folder)
    return this.#folders.hasBase ? this.#folders.ofKind('mail') : undefined
  }

  async #batch(candidates: readonly Candidate[]): Promise<void> {
    const keys = candidates.flatMap(({ item, folder }) => (folder === undefined ? [] : [importKey(item, folder)]))
    const known = await this.#known(this.#mailbox, keys)
    const ready: Ready[] = []
    for (const { item, folder } of candidates) {
      if (folder !== undefined && this.#stays(item, known, importKey(item, folder))) {
        this.#report.known++
        this.#report.bytes += item.size
        continue
      }
      const one = await this.#load(item, folder)
      if (one) ready.push(one)
      if (ready.length % TURN_EVERY_ITEMS === 0) await nextTurn()
    }
    for (const problem of this.#source.takeProblems?.() ?? []) this.#fail(problem)
    const prepared = this.#prepared(ready)
    prepared.catch(() => {})
    await this.#writing
    this.#writing = prepared.then((done) => this.#writeAll(done))
    this.#writing.catch(() => {})
  }

  async #writeAll(ready: readonly Ready[]): Promise<void> {
    await this.#write(ready)
    const { imported, updated, failed, hidden, bytes } = this.#report
    this.#options.progress?.({
      done: imported + updated + this.#report.known + failed + hidden,
      total: this.#source.total,
      bytes,
    })
  }

  async #load(item: SourceItem, given: FolderId | undefined): Promise<Ready | undefined> {
    let message: NewMessage | undefined
    try {
      message = await item.load()
      if (item.associated) message = { ...message, associated: true }
      const folder = given ?? (await this.#folders.ofKind(kindOf(message)))
      return { item, folder, key: importKey(item, folder), message }
    } catch (error) {
      this.#reported(item, message, error)
      return undefined
    }
  }

  /** All at once: the disk takes the blobs of one while the next is compressed. */
  async #prepared(ready: readonly Ready[]): Promise<Ready[]> {
    const prepared = await Promise.all(
      ready.map(async (one) => {
        try {
          await this.#store.prepare(one.message)
          return [one]
        } catch (error) {
          this.#reported(one.item, one.message, error)
          return []
        }
      }),
    )
    return prepared.flat()
  }

  async #write(ready: readonly Ready[]): Promise<void> {
    if (ready.length === 0) return
    try {
      await this.#transaction(ready)
      return
    } catch (error) {
      if (isPassing(error)) throw error
    }
    for (const one of ready) {
      try {
        await this.#transaction([one])
      } catch (error) {
        this.#reported(one.item, one.message, error)
      }
    }
  }

  async #transaction(ready: readonly Ready[]): Promise<void> {
    const { imported, updated } = await this.#store.write(this.#mailbox, async (tx) => {
      const count = { imported: 0, updated: 0 }
      // Somebody else may have imported the same meanwhile.
      const known = await this.#known(
        tx,
        ready.map(({ key }) => key),
      )
      for (const { item, key, folder, message } of ready) {
        if (this.#stays(item, known, key)) continue
        const before = known.get(key)
        if (before && !this.#options.again) {
          if (await update(tx, item, { message, id: before.message })) count.updated++
          await tx.remember(key, importedText({ ...before, version: item.version ?? '' }))
          continue
        }
        const { id } = await tx.createMessage(folder, message)
        const made = { message: id, version: item.version ?? '' }
        known.set(key, made)
        await tx.remember(key, importedText(made))
        count.imported++
      }
      return count
    })
    this.#report.imported += imported
    this.#report.updated += updated
    this.#report.known += ready.length - imported - updated
    for (const { item } of ready) this.#report.bytes += item.size
  }

  async #known(mailbox: Pick<Mailbox, 'remembered'>, keys: readonly string[]): Promise<Known> {
    if (this.#options.again) return new Map()
    const remembered = await mailbox.remembered(keys)
    return new Map([...remembered].map(([key, text]) => [key, parseImported(text)]))
  }

  /** Whether what the item became before is all that shall be of it. */
  #stays({ version }: SourceItem, known: Known, key: string): boolean {
    if (!known.has(key) || this.#options.again) return false
    const before = known.get(key)
    return !this.#options.update || version === undefined || !before || before.version === version
  }

  /** Ends the import when every further item would fare the same. */
  #reported(item: SourceItem, message: NewMessage | undefined, error: unknown): void {
    if (isPassing(error)) throw error
    if (error instanceof Failure && error.code === 'quotaExceeded') throw new Stopped('the mailbox is full (quota)')
    const known = error instanceof Failure || error instanceof LayoutError
    const why = known ? error.message : `a defect of Kontor: ${error instanceof Error ? error.message : String(error)}`
    const subject = message?.properties.get(P.Subject)
    this.#fail({ where: item.where, why, ...(subject !== undefined && { subject }) })
  }

  #fail({ where, why, subject }: TransferFailure): void {
    this.#report.failed++
    this.#options.onFailure?.({
      where: where.startsWith(this.#source.path) ? where : `${this.#source.path}: ${where}`,
      why,
      ...(subject !== undefined && { subject }),
    })
  }
}

/** By key; undefined for what came before versions were remembered. */
type Known = Map<string, Imported | undefined>

/** False: what people have deleted or moved stays as they have it. */
async function update(
  tx: Transaction,
  { changes }: SourceItem,
  { id, message }: { id: MessageId; message: NewMessage },
): Promise<boolean> {
  const before = await tx.findMessage(id)
  if (!before) return false
  const categories = message.properties.get(N.Keywords) ?? []
  if (changes === 'content') await tx.updateMessage(id, await replacing(before, message.properties, message))
  if (message.flags) await tx.setFlags([id], { flags: message.flags, categories })
  return true
}

/** Nothing that an item can do: the disk, the database, or a mailbox that others hold. */
function isPassing(error: unknown): boolean {
  if (error instanceof Failure) return error.code === 'busy' || error.code === 'unavailable'
  const system = error as NodeJS.ErrnoException
  return typeof system?.code === 'string' && typeof system.syscall === 'string'
}
