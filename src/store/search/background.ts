/**
 * Indexing before anybody asks: when a mailbox has been quiet for a moment after a commit, or half a minute has passed
 * without one, its index is brought up to date, one mailbox at a time in a thread. While mail streams in, indexing would
 * take turns with it, and many messages together cost less than few. A search does not depend on any of it. When the server stops, what is left is done by the next search or the next commit.
 */
import { Failure } from '#model'
import type { Blobs } from '../blobs.ts'
import type { Engine } from '../engine/index.ts'
import type { MailboxId } from '../types.ts'
import { catchUp } from './indexer.ts'

const quietMilliseconds = 2000
const longestMilliseconds = 30_000

export class BackgroundIndexing {
  readonly #engine: Engine
  readonly #blobs: Blobs
  readonly #report: (error: unknown) => void
  /** When it changed first and last since it was indexed; milliseconds of performance.now(). */
  readonly #waiting = new Map<MailboxId, { first: number; last: number }>()
  readonly #stopped = new AbortController()
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined

  /** `report` is told of what nobody waits for. */
  constructor(engine: Engine, blobs: Blobs, report: (error: unknown) => void) {
    this.#engine = engine
    this.#blobs = blobs
    this.#report = report
  }

  /** After a commit; costs a look at a map. */
  changed(mailbox: MailboxId): void {
    if (this.#stopped.signal.aborted) return
    const now = performance.now()
    const known = this.#waiting.get(mailbox)
    if (known) known.last = now
    else this.#waiting.set(mailbox, { first: now, last: now })
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
    const now = performance.now()
    for (const [mailbox, { first, last }] of [...this.#waiting]) {
      // A timer may be early by part of a millisecond.
      if (now - last < quietMilliseconds - 1 && now - first < longestMilliseconds) continue
      this.#waiting.delete(mailbox)
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
