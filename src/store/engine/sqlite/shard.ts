/**
 * One SQLite file as a shard: a handle that writes, a few that read, each opened when it is needed and closed when it has
 * not been used for a while. Any number of threads and processes may have the same file open.
 *
 * The WAL is checkpointed when writing pauses, so that no commit has to (a commit does it only when the WAL has grown to
 * 2000 pages in one go). After a longer pause it gives its room back; not before, because writing over blocks that are
 * there makes a cheaper commit than asking for new ones.
 */
import { existsSync } from 'node:fs'
import { Failure } from '#model'
import type { Family, Query, Shard } from '../engine.ts'
import { familyOf, statementsFor, stepsOf } from '../families.ts'
import { WriteQueue, type Writer } from '../write-queue.ts'
import { Handle, retryBusy } from './handle.ts'
import { Turn } from './turns.ts'

const checkpointAfterMilliseconds = 400
const truncateAfterMilliseconds = 10_000

export class SqliteShard implements Shard {
  readonly name: string
  readonly family: Family
  readonly path: string
  readonly #opened: (handle: Handle) => void
  #readers: Handle[] = []
  #writer: Handle | undefined
  #busyReaders = 0
  #dropped = false
  /** They end when nothing was written for so long. */
  #pauses: NodeJS.Timeout[] = []
  readonly #queue: WriteQueue
  readonly #turn: Turn

  /** `opened` is told of every handle, so that the engine can bound their number. */
  constructor(name: string, path: string, opened: (handle: Handle) => void) {
    this.name = name
    this.path = path
    this.family = familyOf(name)
    this.#opened = opened
    this.#turn = new Turn(path)
    this.#queue = new WriteQueue(this.#writes())
  }

  async read<T>(work: (q: Query) => Promise<T>): Promise<T> {
    this.#busyReaders++
    const handle = this.#readers.pop() ?? (await this.#open('read').catch((error) => this.#giveUp(error)))
    let sound = false
    try {
      await handle.beginRead()
      const value = await work(handle)
      sound = true
      return value
    } finally {
      this.#busyReaders--
      handle.rollback()
      handle.lastUsed = performance.now()
      if (sound && !this.#dropped) this.#readers.push(handle)
      else handle.close()
    }
  }

  #giveUp(error: unknown): never {
    this.#busyReaders--
    throw error
  }

  write<T>(work: (q: Query) => Promise<T>): Promise<T> {
    return this.#queue.add(work)
  }

  #writes(): Writer {
    const writer = () => this.#writer as Handle
    return {
      begin: async () => {
        await this.#turn.take()
        this.#writer ??= await this.#open('write')
        await writer().beginWrite()
        return writer()
      },
      savepoint: async () => writer().exec('savepoint one'),
      releaseSavepoint: async () => writer().exec('release one'),
      rollbackToSavepoint: async () => {
        writer().exec('rollback to one')
        writer().exec('release one')
      },
      commit: async () => {
        writer().commit()
        this.#turn.give()
        writer().lastUsed = performance.now()
        this.#checkpointSoon()
        await writer().durable()
      },
      rollback: async () => {
        this.#writer?.rollback()
        this.#turn.give()
      },
      broken: () => this.#writer?.lost ?? true,
    }
  }

  #checkpointSoon(): void {
    if (this.#pauses.length > 0) {
      for (const pause of this.#pauses) pause.refresh()
      return
    }
    const after = (milliseconds: number, how: 'passive' | 'truncate') =>
      setTimeout(() => this.#checkpoint(how), milliseconds).unref()
    this.#pauses = [after(checkpointAfterMilliseconds, 'passive'), after(truncateAfterMilliseconds, 'truncate')]
  }

  #checkpoint(how: 'passive' | 'truncate'): void {
    if (!this.#writer || !this.#queue.idle) return
    try {
      this.#writer.exec(`pragma wal_checkpoint(${how})`)
    } catch {
      // Another thread is at it, or the disk is full: the next pause will do.
    }
  }

  async #open(use: 'read' | 'write'): Promise<Handle> {
    if (this.#dropped || (this.family === 'mailbox' && !existsSync(this.path))) throw new Failure('notFound', this.name)
    const handle = await Handle.open(this.path, use)
    try {
      await this.#migrate(handle, use)
    } catch (error) {
      handle.close()
      throw error
    }
    handle.lastUsed = performance.now()
    this.#opened(handle)
    return handle
  }

  async #migrate(handle: Handle, use: 'read' | 'write'): Promise<void> {
    const steps = stepsOf(this.family)
    const version = await retryBusy(() => handle.userVersion())
    if (version > steps.length)
      throw new Failure('unavailable', `${this.path} was written by a newer version of Kontor`)
    if (version === steps.length) return
    if (use === 'write') return migrate(handle, this.family)
    const writer = await Handle.open(this.path, 'write')
    try {
      await migrate(writer, this.family)
    } finally {
      writer.close()
    }
  }

  /** Closes handles that nobody uses and that were last used before `time`; says how many stay open. */
  closeIdle(time: number): number {
    const stay = this.#readers.filter((handle) => handle.lastUsed >= time)
    for (const handle of this.#readers) if (handle.lastUsed < time) handle.close()
    this.#readers = stay
    if (this.#writer && this.#queue.idle && this.#writer.lastUsed < time) {
      for (const pause of this.#pauses) clearTimeout(pause)
      this.#pauses = []
      this.#writer.close()
      this.#writer = undefined
    }
    return this.open
  }

  get open(): number {
    return this.#readers.length + this.#busyReaders + (this.#writer ? 1 : 0)
  }

  /** Nothing is queued or running. */
  get quiet(): boolean {
    return this.#queue.idle && this.#busyReaders === 0
  }

  /** Waits for the writes, then closes all that is not being read. */
  async close(dropped = false): Promise<void> {
    await this.#queue.drained()
    this.#dropped = dropped
    this.closeIdle(Number.POSITIVE_INFINITY)
  }
}

export async function migrate(handle: Handle, family: Family): Promise<void> {
  const steps = stepsOf(family)
  while (true) {
    await handle.beginWrite()
    try {
      // Read again under the lock: another thread may have been faster.
      const version = handle.userVersion()
      const step = steps[version]
      if (!step) return handle.rollback()
      for (const text of statementsFor(step, 'sqlite')) handle.exec(text)
      await step.run?.(handle)
      handle.exec(`pragma user_version = ${version + 1}`)
      handle.commit()
    } catch (error) {
      handle.rollback()
      throw error
    }
  }
}
