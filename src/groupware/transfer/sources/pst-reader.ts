/**
 * The thread that reads a data file beside the one that writes its items (pst-beside.ts).
 *
 *   workerData: { path, options, associated }
 *   it says:    PstBatch …, { kind: 'end' } or { kind: 'error' }; { kind: 'loaded' } for each 'load'
 *   it hears:   { kind: 'more', eager }, once for each batch that may be sent; { kind: 'load', id }
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { LayoutError } from '#codec/binary/index.ts'
import { Failure } from '#model'
import { buffersOf, ItemPacker, type PackedBag, type PackedItem, type PackedName } from '../packed-item.ts'
import type { SourceFailure, SourceFolder } from '../types.ts'
import { openPst, type PstItems, type PstOptions, type PstSourceItem } from './pst.ts'

export interface PstThreadData {
  path: string
  options: PstOptions
  /** Hidden items are loaded, too. */
  associated: boolean
}

export type PackedLoad = { item: PackedItem } | { failure: string } | { defect: string }

export type PackedEntry =
  | {
      kind: 'folder'
      number: number
      parent?: number
      folder: Omit<SourceFolder, 'parent' | 'properties'>
      bag?: PackedBag
    }
  /** Without `loaded`: it has to be asked for. */
  | (Omit<PstSourceItem, 'folder' | 'load'> & { folder: number | undefined; loaded?: PackedLoad })
  | SourceFailure

export type FromPstThread =
  | { kind: 'batch'; total: number | undefined; names: PackedName[]; entries: PackedEntry[]; problems: SourceFailure[] }
  | { kind: 'loaded'; id: number; names: PackedName[]; loaded: PackedLoad; problems: SourceFailure[] }
  | { kind: 'end' }
  /** Nothing can be read on. `layout`: the file is at fault. */
  | { kind: 'error'; layout: boolean; message: string }

export type ToPstThread = { kind: 'more'; eager: boolean } | { kind: 'load'; id: number }

const BATCH_ENTRIES = 200
const BATCH_BYTES = 2 << 20

class Reader {
  readonly #port: NonNullable<typeof parentPort>
  readonly #data: PstThreadData
  readonly #source: PstItems
  readonly #packer = new ItemPacker()
  readonly #folders = new Map<SourceFolder, number>()
  #entries: PackedEntry[] = []
  #bytes = 0
  #credit = 0
  #eager = true
  #heard = Promise.withResolvers<void>()

  constructor(port: NonNullable<typeof parentPort>, data: PstThreadData) {
    this.#port = port
    this.#data = data
    this.#source = openPst(data.path, data.options)
    port.on('message', (message: ToPstThread) => this.#hear(message))
  }

  async run(): Promise<void> {
    try {
      for (const entry of this.#source.entries()) {
        if (entry.kind === 'folder') this.#number(entry.folder)
        else if (entry.kind === 'failure') this.#entries.push(entry)
        else this.#item(entry)
        if (this.#entries.length >= BATCH_ENTRIES || this.#bytes >= BATCH_BYTES) await this.#send()
      }
      await this.#send()
      this.#say({ kind: 'end' })
    } catch (error) {
      await this.#send()
      const message = error instanceof Error ? error.message : String(error)
      this.#say({ kind: 'error', layout: error instanceof LayoutError, message })
    }
  }

  #hear(message: ToPstThread): void {
    if (message.kind === 'load') {
      const { id } = message
      const loaded = this.#packed(() => this.#source.load(id))
      this.#say({ kind: 'loaded', id, loaded, ...this.#told() })
      return
    }
    this.#credit++
    this.#eager = message.eager
    this.#heard.resolve()
  }

  async #send(): Promise<void> {
    // Whoever asks for single items gets them before the file is read on.
    await nextTurn()
    while (this.#credit === 0) {
      this.#heard = Promise.withResolvers()
      await this.#heard.promise
    }
    this.#credit--
    const entries = this.#entries
    this.#entries = []
    this.#bytes = 0
    this.#say({ kind: 'batch', total: this.#source.total, entries, ...this.#told() })
  }

  #told(): { names: PackedName[]; problems: SourceFailure[] } {
    return { names: this.#packer.takeNames(), problems: this.#source.takeProblems() }
  }

  #say(message: FromPstThread): void {
    const loaded =
      message.kind === 'batch'
        ? message.entries.flatMap((entry) => (entry.kind === 'item' && entry.loaded ? [entry.loaded] : []))
        : message.kind === 'loaded'
          ? [message.loaded]
          : []
    const buffers = new Set(loaded.flatMap((each) => ('item' in each ? [...buffersOf(each.item)] : [])))
    this.#port.postMessage(message, [...buffers])
  }

  #number(folder: SourceFolder): number {
    const known = this.#folders.get(folder)
    if (known !== undefined) return known
    const { parent: above, properties, ...rest } = folder
    const parent = above && this.#number(above)
    const number = this.#folders.size
    this.#folders.set(folder, number)
    this.#entries.push({
      kind: 'folder',
      number,
      folder: rest,
      ...(parent !== undefined && { parent }),
      ...(properties && { bag: this.#packer.packBag(properties) }),
    })
    return number
  }

  #item({ folder: at, load, ...entry }: PstSourceItem): void {
    const folder = at && this.#number(at)
    const wanted = this.#eager && (this.#data.associated || entry.associated !== true)
    this.#entries.push({ ...entry, folder, ...(wanted && { loaded: this.#packed(load) }) })
    if (wanted) this.#bytes += entry.size
  }

  #packed(load: PstSourceItem['load']): PackedLoad {
    try {
      return { item: this.#packer.pack(load()) }
    } catch (error) {
      if (error instanceof Failure || error instanceof LayoutError) {
        return { failure: error instanceof Failure ? (error.detail ?? error.message) : error.message }
      }
      return { defect: error instanceof Error ? error.message : String(error) }
    }
  }
}

export async function readBeside(): Promise<void> {
  if (parentPort) await new Reader(parentPort, workerData as PstThreadData).run()
}
