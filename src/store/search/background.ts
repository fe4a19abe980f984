/**
 * Indexing before anybody asks: after a commit the mailbox waits a moment (more may follow), then its index is brought up to
 * date, one mailbox at a time in a thread, so that the work of a big delivery is spread out. A search does not depend on
 * it. When the server stops, what is left is done by the next search or the next commit.
 */
import { Failure } from '#model'
import type { Blobs } from '../blobs.ts'
import type { Engine } from '../engine/index.ts'
import type { MailboxId } from '../types.ts'
import { catchUp } from './indexer.ts'

const quietMilliseconds = 2000

export class BackgroundIndexing {
  readonly #engine: Engine
  readonly #blobs: Blobs
  readonly #report: (error: unknown) => void
  readonly #waiting = new Set<MailboxId>()
  readonly #stopped = new AbortController()
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined

  /** `report` is told of what nobody waits for. */
  constructor(engine: Engine, blobs: Blobs, report: (error: unknown) => void) {
    this.#engine = engine
    this.#blobs = blobs
    this.#report = report
  }

  /** After a commit; costs a look at a set. */
  changed(mailbox: MailboxId): void {
    if (this.#stopped.signal.aborted || this.#waiting.has(mailbox)) return
    this.#waiting.add(mailbox)
    this.#timer ??= setTimeout(() => this.#start(), quietMilliseconds).unref()
  }

  async stop(): Promise<void> {
    this.#stopped.abort()
    clearTimeout(this.#timer)
    await this.#running
  }

  #start(): void {
    this.#timer = undefined
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
      if (this.#waiting.size > 0) this.#timer ??= setTimeout(() => this.#start(), quietMilliseconds).unref()
    })
  }

  async #run(): Promise<void> {
    const due = [...this.#waiting]
    this.#waiting.clear()
    for (const mailbox of due) {
      try {
        await catchUp(this.#engine.shard(mailbox), this.#blobs, this.#stopped.signal)
      } catch (error) {
        if (this.#stopped.signal.aborted) return
        // The mailbox is gone or the database is away: a search will try again, and say so.
        if (!(error instanceof Failure)) this.#report(error)
      }
    }
  }
}
