/**
 * Who waits for changes of which mailbox, in this thread. A commit tells (mailbox, seq) to all threads and processes
 * through the engine's signals; here it wakes those who wait. A wake-up is a hint: whoever is woken reads the rows.
 *
 * A waiting follower is one closure in a set. For the case that a signal was lost, one timer for all asks the mailboxes
 * that are waited for, a few at a time, for their seq: each about once in `pollMilliseconds`.
 */
import { type Signals, signalsMissed } from './engine/engine.ts'
import type { MailboxId, Seq } from './types.ts'

const pollMilliseconds = 30_000
const ticks = 30
/** A signal wakes every thread. While mail streams in, they are told so often and no more. */
const tellMilliseconds = 10

type Watched = { seq: Seq; wake: Set<() => void> }

export class Wakes {
  readonly #signals: Signals
  readonly #readSeq: (mailbox: MailboxId) => Promise<Seq | undefined>
  readonly #watched = new Map<MailboxId, Watched>()
  /** Writes that shared a commit are told to the others together. */
  readonly #untold = new Map<MailboxId, Seq>()
  #telling: NodeJS.Immediate | NodeJS.Timeout | undefined
  #told = Number.NEGATIVE_INFINITY
  #stop: (() => void) | undefined
  #timer: NodeJS.Timeout | undefined
  #polled: Iterator<[MailboxId, Watched]> | undefined

  constructor(signals: Signals, readSeq: (mailbox: MailboxId) => Promise<Seq | undefined>) {
    this.#signals = signals
    this.#readSeq = readSeq
  }

  /** After a commit. */
  tell(mailbox: MailboxId, seq: Seq): void {
    this.#wake(mailbox, seq)
    this.#untold.set(mailbox, Math.max(seq, this.#untold.get(mailbox) ?? 0))
    if (this.#telling) return
    const wait = this.#told + tellMilliseconds - performance.now()
    const tellOthers = () => this.#tellOthers()
    this.#telling = wait > 0 ? setTimeout(tellOthers, wait) : setImmediate(tellOthers)
  }

  #tellOthers(): void {
    this.#telling = undefined
    if (this.#untold.size > 0) this.#told = performance.now()
    for (const [mailbox, seq] of this.#untold) this.#signals.send(`${mailbox} ${seq}`)
    this.#untold.clear()
  }

  /** Calls `wake` whenever the mailbox may have passed the seq known so far, until the returned function is called. */
  watch(mailbox: MailboxId, wake: () => void): () => void {
    this.#stop ??= this.#signals.listen((text) => this.#hear(text))
    let watched = this.#watched.get(mailbox)
    if (!watched) this.#watched.set(mailbox, (watched = { seq: 0, wake: new Set() }))
    const { wake: set } = watched
    set.add(wake)
    if (!this.#timer) {
      this.#timer = setInterval(() => void this.#poll(), pollMilliseconds / ticks)
      this.#timer.unref()
    }
    return () => {
      set.delete(wake)
      if (set.size === 0 && this.#watched.get(mailbox)?.wake === set) this.#watched.delete(mailbox)
      if (this.#watched.size > 0) return
      clearInterval(this.#timer)
      this.#timer = undefined
    }
  }

  close(): void {
    clearInterval(this.#timer)
    clearTimeout(this.#telling as NodeJS.Timeout)
    clearImmediate(this.#telling as NodeJS.Immediate)
    this.#tellOthers()
    this.#stop?.()
    for (const { wake } of this.#watched.values()) for (const one of wake) one()
  }

  #hear(text: string): void {
    if (text === signalsMissed) void this.#lookAtAll()
    const space = text.indexOf(' ')
    if (space > 0) this.#wake(text.slice(0, space), Number(text.slice(space + 1)))
  }

  #wake(mailbox: MailboxId, seq: Seq): void {
    const watched = this.#watched.get(mailbox)
    if (!watched || !(seq > watched.seq)) return
    watched.seq = seq
    for (const wake of [...watched.wake]) wake()
  }

  async #lookAtAll(): Promise<void> {
    for (const mailbox of [...this.#watched.keys()]) await this.#look(mailbox)
  }

  async #poll(): Promise<void> {
    for (let count = Math.ceil(this.#watched.size / ticks); count > 0; count--) {
      this.#polled ??= this.#watched.entries()
      const next = this.#polled.next()
      if (next.done) {
        this.#polled = undefined
        return
      }
      const [mailbox] = next.value
      await this.#look(mailbox)
    }
  }

  async #look(mailbox: MailboxId): Promise<void> {
    const seq = await this.#readSeq(mailbox).catch(() => undefined)
    if (seq !== undefined) this.#wake(mailbox, seq)
  }
}
