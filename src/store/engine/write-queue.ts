/**
 * Group commit: writes that wait for the same shard share one transaction and one fsync. Each has a savepoint of its own,
 * so one that throws takes back only its own; all promises resolve after the commit, or all reject when it fails.
 *
 * The first write of a group runs without a savepoint (most groups are of one): when it throws, the whole transaction is
 * rolled back, which is then still empty, and the next begins anew.
 */
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import { Failure } from '#model'
import type { Query } from './engine.ts'

export interface Writer {
  /** Waits until it has the shard for itself. */
  begin(): Promise<Query>
  savepoint(): Promise<void>
  releaseSavepoint(): Promise<void>
  rollbackToSavepoint(): Promise<void>
  commit(): Promise<void>
  /** Never throws. */
  rollback(): Promise<void>
  /** The transaction is gone (disk full, connection lost): nothing of the group can be saved. */
  broken(): boolean
}

type Entry = {
  work: (q: Query) => Promise<unknown>
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

const failed = Symbol('failed')
const maxWritesPerCommit = 256
const maxGroupMilliseconds = 20
/** After so long a run of groups others (threads, processes) get a moment to take the shard. */
const turnMilliseconds = 25

export class WriteQueue {
  readonly #writer: Writer
  readonly #waiting: Entry[] = []
  #running: Promise<void> | undefined

  constructor(writer: Writer) {
    this.#writer = writer
  }

  get idle(): boolean {
    return this.#running === undefined
  }

  add<T>(work: (q: Query) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as (value: unknown) => void, reject })
      this.#running ??= this.#run()
    })
  }

  /** When all that waits is done. */
  async drained(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #run(): Promise<void> {
    let turnStarted = performance.now()
    try {
      while (this.#waiting.length > 0) {
        // Everything that the sockets of this turn of the event loop brought joins the group.
        await nextTurn()
        await this.#group()
        if (performance.now() - turnStarted > turnMilliseconds && this.#waiting.length > 0) {
          await pause(2)
          turnStarted = performance.now()
        }
      }
    } finally {
      this.#running = undefined
    }
  }

  async #group(): Promise<void> {
    const done: { entry: Entry; value: unknown }[] = []
    let current: Entry | undefined
    try {
      const q = await this.#writer.begin()
      const started = performance.now()
      for (let count = 0; count < maxWritesPerCommit && performance.now() - started < maxGroupMilliseconds; count++) {
        current = this.#waiting.shift()
        if (!current) break
        const value = await this.#one(q, current, done.length > 0)
        if (value === failed) {
          if (done.length === 0) return
        } else done.push({ entry: current, value: value.value })
        current = undefined
      }
      await this.#writer.commit()
    } catch (error) {
      await this.#writer.rollback()
      for (const { entry } of done) entry.reject(error)
      if (current) current.reject(error)
      // The transaction could not even begin: whoever waits meanwhile gets the same answer, not another 30 s each.
      else if (done.length === 0) for (const entry of this.#waiting.splice(0)) entry.reject(error)
      return
    }
    for (const { entry, value } of done) entry.resolve(value)
  }

  /** Throws only when the whole group is lost. */
  async #one(q: Query, entry: Entry, nested: boolean): Promise<{ value: unknown } | typeof failed> {
    if (nested) await this.#writer.savepoint()
    try {
      const value = await entry.work(q)
      if (nested) await this.#writer.releaseSavepoint()
      return { value }
    } catch (error) {
      if (this.#writer.broken())
        throw isLoss(error) ? error : new Failure('unavailable', 'the transaction was lost', { cause: error })
      if (nested) await this.#writer.rollbackToSavepoint()
      else await this.#writer.rollback()
      entry.reject(error)
      return failed
    }
  }
}

function isLoss(error: unknown): boolean {
  return error instanceof Failure && (error.code === 'unavailable' || error.code === 'busy')
}
