/**
 * The SQLite engine: one file per shard below the data folder.
 *
 *   DATA/directory.sqlite   DATA/queue.sqlite   DATA/mailboxes/ab/ab….sqlite
 *
 * Each thread has an engine of its own. Handles (224 KiB each) are bounded over all shards; the least recently used idle
 * ones close first, and all that were idle for a minute.
 */
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import { Failure } from '#model'
import type { Engine, Query, Shard } from '../engine.ts'
import { familyOf } from '../families.ts'
import { Handle } from './handle.ts'
import { migrate, SqliteShard } from './shard.ts'
import { LocalSignals } from './signals.ts'

const maxOpenHandles = 192
const idleMilliseconds = 60_000
const suffix = '.sqlite'

export class SqliteEngine implements Engine {
  readonly dialect = 'sqlite'
  readonly signals: LocalSignals
  readonly #data: string
  readonly #shards = new Map<string, SqliteShard>()
  readonly #sweeper: NodeJS.Timeout
  #opened = 0
  #closed = false

  constructor(data: string) {
    this.#data = data
    mkdirSync(join(data, 'mailboxes'), { recursive: true, mode: 0o700 })
    this.signals = new LocalSignals(data)
    this.#sweeper = setInterval(() => this.#closeIdle(performance.now() - idleMilliseconds), idleMilliseconds / 2)
    this.#sweeper.unref()
  }

  shard(name: string): Shard {
    if (this.#closed) throw new Failure('unavailable', 'the engine is closed')
    let shard = this.#shards.get(name)
    if (!shard) {
      shard = new SqliteShard(name, this.path(name), () => this.#bound())
      this.#shards.set(name, shard)
    }
    return shard
  }

  /** Where the file of a shard is. */
  path(name: string): string {
    if (familyOf(name) !== 'mailbox') return join(this.#data, name + suffix)
    if (!/^[0-9a-z-]{2,64}$/.test(name)) throw new Failure('notFound', `mailbox ${name}`)
    return join(this.#data, 'mailboxes', name.slice(0, 2), name + suffix)
  }

  /** Under another name until it is whole: a crash leaves no half mailbox. */
  async createShard<T>(name: string, work: (q: Query) => Promise<T>): Promise<T> {
    const path = this.path(name)
    const folder = dirname(path)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const draft = join(folder, `.new-${randomUUID()}`)
    try {
      const handle = await Handle.open(draft, 'write')
      let value: T
      try {
        await migrate(handle, familyOf(name))
        await handle.beginWrite()
        value = await work(handle)
        handle.commit()
      } finally {
        handle.rollback()
        handle.close()
      }
      syncPath(draft)
      try {
        linkSync(draft, path)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new Failure('alreadyExists', name)
        throw error
      }
      syncPath(folder)
      syncPath(dirname(folder))
      this.#shards.delete(name)
      return value
    } finally {
      for (const end of ['', '-wal', '-shm', '-journal']) rmSync(draft + end, { force: true })
    }
  }

  async dropShard(name: string): Promise<void> {
    const path = this.path(name)
    if (!existsSync(path)) throw new Failure('notFound', name)
    const shard = this.#shards.get(name)
    this.#shards.delete(name)
    await shard?.close(true)
    for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
    syncPath(dirname(path))
  }

  async shards(): Promise<string[]> {
    const names: string[] = []
    const root = join(this.#data, 'mailboxes')
    for (const folder of readdirSync(root, { withFileTypes: true })) {
      if (!folder.isDirectory()) continue
      for (const file of readdirSync(join(root, folder.name))) {
        if (file.endsWith(suffix) && !file.startsWith('.')) names.push(file.slice(0, -suffix.length))
      }
    }
    return names.sort()
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    clearInterval(this.#sweeper)
    this.signals.close()
    for (const shard of this.#shards.values()) await shard.close()
    this.#shards.clear()
  }

  #bound(): void {
    // Counting all is not worth it each time.
    if (++this.#opened % 32 !== 0) return
    let open = 0
    for (const shard of this.#shards.values()) open += shard.open
    if (open <= maxOpenHandles) return
    // Whatever was not used in the last second may go; a burst over more mailboxes than that only costs opening again.
    this.#closeIdle(performance.now() - 1000)
  }

  #closeIdle(before: number): void {
    for (const [name, shard] of this.#shards) if (shard.closeIdle(before) === 0) this.#forget(name, shard)
  }

  /** A shard without handles is a few closures; it goes when there are many of them. */
  #forget(name: string, shard: SqliteShard): void {
    if (this.#shards.size > 10_000 && shard.open === 0 && shard.quiet) this.#shards.delete(name)
  }
}

function syncPath(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
