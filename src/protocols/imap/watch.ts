/**
 * Wakes the sessions that wait in IDLE: one follower of the store for each mailbox and worker, however many sessions wait.
 *
 * It says only that something happened in a folder; each session then reads the changes from its own cursor, with its own
 * eyes. The follower is the system's for that reason: it sees every folder and tells nothing of what it saw. Sessions
 * with the same eyes at the same place read once for all of them (`once`), not a thousand times for one new mail.
 */
import type { FolderId, MailboxId, Store } from '#store'

type Wake = () => void

export interface Watch {
  /**
   * What somebody has begun to read under this key since the last wake-up, or is read now. What is older is forgotten
   * before anybody is woken, so whoever is woken finds what woke him.
   */
  once: Once
  leave(): void
}

export type Once = <T>(key: string, read: () => Promise<T>) => Promise<T>

const watchers = new WeakMap<Store, Map<MailboxId, Watcher>>()

/** Resolves when every commit from now on will wake. */
export async function watch(store: Store, mailbox: MailboxId, folder: FolderId, wake: Wake): Promise<Watch> {
  const ofStore = watchers.get(store) ?? new Map<MailboxId, Watcher>()
  watchers.set(store, ofStore)
  const watcher = ofStore.get(mailbox) ?? new Watcher(store, mailbox, () => ofStore.delete(mailbox))
  ofStore.set(mailbox, watcher)
  const leave = watcher.join(folder, wake)
  try {
    await watcher.started
  } catch (error) {
    leave()
    throw error
  }
  return { once: (key, read) => watcher.once(key, read), leave }
}

const RESTART_MILLIS = 1000

class Watcher {
  readonly started: Promise<void>
  readonly #waiting: Map<FolderId, Set<Wake>>
  readonly #end: AbortController
  readonly #ended: () => void
  readonly #readings: Map<string, Promise<unknown>>

  constructor(store: Store, mailbox: MailboxId, ended: () => void) {
    this.#waiting = new Map()
    this.#end = new AbortController()
    this.#ended = ended
    this.#readings = new Map()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.started = promise
    this.#run(store, mailbox, resolve).catch((error: unknown) => {
      reject(error)
      this.#wakeAll()
    })
  }

  join(folder: FolderId, wake: Wake): () => void {
    const wakes = this.#waiting.get(folder) ?? new Set<Wake>()
    this.#waiting.set(folder, wakes)
    wakes.add(wake)
    return () => {
      wakes.delete(wake)
      if (wakes.size === 0) this.#waiting.delete(folder)
      if (this.#waiting.size > 0 || this.#end.signal.aborted) return
      this.#ended()
      this.#end.abort()
    }
  }

  once<T>(key: string, read: () => Promise<T>): Promise<T> {
    const known = this.#readings.get(key)
    if (known !== undefined) return known as Promise<T>
    const reading = read()
    this.#readings.set(key, reading)
    // What has failed is tried again.
    reading.catch(() => this.#forget(key, reading))
    return reading
  }

  #forget(key: string, reading: Promise<unknown>): void {
    if (this.#readings.get(key) === reading) this.#readings.delete(key)
  }

  async #run(store: Store, mailbox: MailboxId, started: () => void): Promise<void> {
    const { signal } = this.#end
    let first = true
    while (!signal.aborted) {
      try {
        const handle = await store.open(mailbox, { kind: 'system' })
        let since = await handle.seq()
        if (first) started()
        else this.#wakeAll()
        first = false
        for await (const changes of store.follow(handle, since, signal)) {
          since = changes.at(-1)?.seq ?? since
          this.#wake(new Set(changes.map((change) => (change.kind === 'message' ? change.folder : change.id))))
        }
      } catch (error) {
        // The first failure is the caller's; later ones pass: sessions poll when they are woken.
        if (first) throw error
        await later(RESTART_MILLIS, signal)
      }
    }
  }

  #wake(folders: ReadonlySet<FolderId>): void {
    this.#readings.clear()
    for (const folder of folders) for (const wake of this.#waiting.get(folder) ?? []) wake()
  }

  #wakeAll(): void {
    this.#readings.clear()
    for (const wakes of this.#waiting.values()) for (const wake of wakes) wake()
  }
}

function later(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis)
    timer.unref()
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
