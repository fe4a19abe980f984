/**
 * Whose turn it is to write to a file, among the threads of one process. SQLite's own lock says only "busy", so that a
 * thread which comes second would have to sleep and ask again; here it is woken when the first one is done.
 *
 * It is a queue and not the lock: other processes know nothing of it, and two files may share a word. Whoever has waited
 * too long (a thread died with its turn, or writes for long) goes ahead, and SQLite's lock still keeps writers apart.
 *
 *   0 free · 1 taken · 2 taken, and somebody waits
 */
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads'

const words = 1024
const patienceMilliseconds = 100
const sharedAs = 'kontor.turns'

/** Before the threads start: from now on this thread and those that it starts take turns. */
export function shareTurns(): void {
  if (!getEnvironmentData(sharedAs)) setEnvironmentData(sharedAs, new SharedArrayBuffer(words * 4))
}

export class Turn {
  readonly #words: Int32Array<SharedArrayBuffer> | undefined
  readonly #index: number
  #taken = false

  constructor(path: string) {
    const memory = getEnvironmentData(sharedAs) as SharedArrayBuffer | undefined
    this.#words = memory && new Int32Array(memory)
    this.#index = hash(path) % words
  }

  async take(): Promise<void> {
    const all = this.#words
    if (!all) return
    this.#taken = true
    if (Atomics.compareExchange(all, this.#index, 0, 1) === 0) return
    const until = performance.now() + patienceMilliseconds
    // A wait does not keep a thread alive that has nothing else to do.
    const alive = setTimeout(() => {}, 2 * patienceMilliseconds)
    try {
      while (Atomics.exchange(all, this.#index, 2) !== 0) {
        const left = until - performance.now()
        if (left <= 0) return
        await Atomics.waitAsync(all, this.#index, 2, left).value
      }
    } finally {
      clearTimeout(alive)
    }
  }

  /** Does nothing when it is not taken. */
  give(): void {
    if (!this.#words || !this.#taken) return
    this.#taken = false
    if (Atomics.exchange(this.#words, this.#index, 0) === 2) Atomics.notify(this.#words, this.#index, 1)
  }
}

function hash(text: string): number {
  let value = 0
  for (let i = 0; i < text.length; i++) value = (Math.imul(value, 31) + text.charCodeAt(i)) >>> 0
  return value
}
