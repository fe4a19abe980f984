/**
 * A data file that another thread reads (pst-reader.ts) while this one writes what is in it.
 *
 * Items come loaded, as long as they are wanted: when a mailbox has had all of a batch, the next ones come without their
 * contents, which are asked for one by one. So an import that goes on passes quickly over what is there.
 */
import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { LayoutError } from '#codec/binary/index.ts'
import { PstFile } from '#codec/pst/index.ts'
import { Failure } from '#model'
import { openFileSource } from '../file-source.ts'
import { ItemUnpacker } from '../packed-item.ts'
import type { Source, SourceEntry, SourceFailure, SourceFolder } from '../types.ts'
import type { PstOptions } from './pst.ts'
import type { FromPstThread, PackedEntry, PackedLoad, PstThreadData, ToPstThread } from './pst-reader.ts'

/** Starting a thread takes longer than reading less beside. */
export const worthAThread = 64 << 20
/** Batches that are read before they are asked for. */
const AHEAD = 2

export function openPstBeside(path: string, options: PstOptions & { associated?: boolean } = {}): Source {
  demandPst(path)
  const thread = new PstThread({ path, options, associated: options.associated === true })
  return {
    format: 'pst',
    path,
    get total() {
      return thread.total
    },
    entries: () => thread.entries(),
    takeProblems: () => thread.takeProblems(),
    close: () => thread.close(),
  }
}

/** Said at once, and not when the first item is asked for. */
function demandPst(path: string): void {
  const source = openFileSource(path)
  try {
    PstFile.open(source)
  } finally {
    source.close()
  }
}

export function isWorthAThread(path: string): boolean {
  return statSync(path).size >= worthAThread
}

class PstThread {
  readonly #worker: Worker
  readonly #unpacker = new ItemUnpacker()
  readonly #folders = new Map<number, SourceFolder>()
  readonly #batches: Exclude<FromPstThread, { kind: 'loaded' }>[] = []
  readonly #asked = new Map<number, (loaded: PackedLoad) => void>()
  readonly #problems: SourceFailure[] = []
  #arrived = Promise.withResolvers<void>()
  #wanted = 0
  total: number | undefined

  constructor(data: PstThreadData) {
    this.#worker = new Worker(new URL('./pst-thread.ts', import.meta.url), { workerData: data })
    this.#worker.on('message', (message: FromPstThread) => this.#hear(message))
    this.#worker.on('error', (error: Error) => this.#end({ kind: 'error', layout: false, message: error.message }))
    this.#worker.on('exit', () =>
      this.#end({ kind: 'error', layout: false, message: 'the thread that reads has ended' }),
    )
    for (let count = 0; count < AHEAD; count++) this.#say({ kind: 'more', eager: true })
  }

  async *entries(): AsyncGenerator<SourceEntry> {
    for (;;) {
      const batch = await this.#next()
      if (batch.kind === 'end') return
      if (batch.kind === 'error') throw batch.layout ? new LayoutError(batch.message, 0) : new Error(batch.message)
      this.total = batch.total
      this.#wanted = 0
      let items = 0
      for (const packed of batch.entries) {
        const entry = this.#entry(packed)
        if (entry.kind === 'item') items++
        yield entry
      }
      this.#say({ kind: 'more', eager: items === 0 || this.#wanted > 0 })
    }
  }

  close(): void {
    void this.#worker.terminate()
  }

  takeProblems(): SourceFailure[] {
    return this.#problems.splice(0)
  }

  async #next(): Promise<Exclude<FromPstThread, { kind: 'loaded' }>> {
    for (;;) {
      const batch = this.#batches.shift()
      if (batch) return batch
      this.#arrived = Promise.withResolvers()
      await this.#arrived.promise
    }
  }

  #hear(message: FromPstThread): void {
    // Names belong to this message and to all that come behind it.
    if ('names' in message) {
      this.#unpacker.learn(message.names)
      this.#problems.push(...message.problems)
    }
    if (message.kind !== 'loaded') {
      this.#end(message)
      return
    }
    this.#asked.get(message.id)?.(message.loaded)
    this.#asked.delete(message.id)
  }

  #end(message: Exclude<FromPstThread, { kind: 'loaded' }>): void {
    this.#batches.push(message)
    this.#arrived.resolve()
    if (message.kind !== 'error') return
    for (const answer of this.#asked.values()) answer({ defect: message.message })
    this.#asked.clear()
  }

  #entry(packed: PackedEntry): SourceEntry {
    if (packed.kind === 'failure') return packed
    if (packed.kind === 'folder') {
      const parent = packed.parent === undefined ? undefined : this.#folders.get(packed.parent)
      const folder: SourceFolder = {
        ...packed.folder,
        ...(parent && { parent }),
        ...(packed.bag && { properties: this.#unpacker.unpackBag(packed.bag) }),
      }
      this.#folders.set(packed.number, folder)
      return { kind: 'folder', folder }
    }
    const { id, folder, loaded, ...entry } = packed
    return {
      ...entry,
      folder: folder === undefined ? undefined : this.#folders.get(folder),
      load: async () => {
        this.#wanted++
        return this.#unpacked(loaded ?? (await this.#ask(id)))
      },
    }
  }

  #ask(id: number): Promise<PackedLoad> {
    return new Promise((resolve) => {
      this.#asked.set(id, resolve)
      this.#say({ kind: 'load', id })
    })
  }

  #unpacked(loaded: PackedLoad) {
    if ('failure' in loaded) throw new Failure('invalid', loaded.failure)
    if ('defect' in loaded) throw new Error(loaded.defect)
    return this.#unpacker.unpack(loaded.item)
  }

  #say(message: ToPstThread): void {
    this.#worker.postMessage(message)
  }
}
