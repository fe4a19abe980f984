/**
 * Notifications that wait for the next response of the session, and those who wait for notifications (NotificationWait).
 *
 * The queue is bounded: a client that never fetches them gets no more than `most`, and keeps what came first; from then on
 * nothing is kept for it but one word for each table, that it changed.
 */
import type { Notification } from './rop/notify.ts'

const most = 4096

export class NotificationQueue {
  #waiting: Notification[] = []
  readonly #listeners = new Set<() => void>()

  get length(): number {
    return this.#waiting.length
  }

  get pending(): boolean {
    return this.#waiting.length > 0
  }

  add(notification: Notification): void {
    if (this.#waiting.length >= most) return
    this.#waiting.push(notification)
    for (const listener of [...this.#listeners]) listener()
  }

  peek(): Notification | undefined {
    return this.#waiting[0]
  }

  shift(): void {
    this.#waiting.shift()
  }

  /** What was meant for an object that is gone. */
  drop(handle: number): void {
    this.#waiting = this.#waiting.filter((one) => one.handle !== handle)
  }

  /** True when there is something, false when the signal came first. */
  async wait(signal: AbortSignal): Promise<boolean> {
    if (this.pending) return true
    if (signal.aborted) return false
    return await new Promise((resolve) => {
      const end = (result: boolean) => {
        this.#listeners.delete(arrived)
        signal.removeEventListener('abort', aborted)
        resolve(result)
      }
      const arrived = () => end(true)
      const aborted = () => end(false)
      this.#listeners.add(arrived)
      signal.addEventListener('abort', aborted, { once: true })
    })
  }
}
