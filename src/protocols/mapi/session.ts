/**
 * A session: what one client has open, from Connect to Disconnect. It takes ROP buffers and gives ROP buffers; how they
 * come (MAPI/HTTP, RPC) is the transport's business. [MS-OXCROPS] 3.2
 *
 *   const session = new MapiSession({ services, login })
 *   await session.execute(buffer, maxBytes)      // the ROPs of a buffer, one after the other
 *   await session.more(maxBytes)                 // one more buffer of the last ROP, for who may have several
 *   await session.waitForNotification(signal)    // true: an Execute would bring notifications
 *   session.close()
 *
 * Buffers of a session are done one after the other. What the session holds of a mailbox is handles, cursors and what was
 * changed in open objects and not yet saved: when it ends, nothing but that is lost.
 */
import type { Login } from '#directory'
import type { Services } from '../services.ts'
import { execute, type Continuation, executeMore } from './execute.ts'
import { NotificationQueue } from './notification-queue.ts'
import type { Logon } from './objects/logon.ts'
import { ObjectTable } from './objects/server-object.ts'

export type MapiServices = Pick<Services, 'store' | 'directory' | 'groupware' | 'log' | 'hostname'>

export interface SessionOptions {
  services: MapiServices
  login: Login
  /** Of 8-bit strings; 1252 without it. */
  codePage?: number
  /** LCID for texts that the server makes, and for sorting. */
  locale?: number
  sortLocale?: number
  /** Milliseconds since 1970. */
  now?: () => number
}

export class MapiSession {
  readonly services: MapiServices
  readonly login: Login
  readonly codePage: number
  readonly locale: number
  readonly sortLocale: number
  readonly now: () => number
  readonly objects: ObjectTable = new ObjectTable()
  readonly logons: Map<number, Logon> = new Map()
  readonly notifications: NotificationQueue = new NotificationQueue()
  readonly #closing = new AbortController()
  #turn: Promise<unknown> = Promise.resolve()
  #continuation: Continuation | undefined

  constructor(options: SessionOptions) {
    this.services = options.services
    this.login = options.login
    this.codePage = options.codePage ?? 1252
    this.locale = options.locale ?? 0x0409
    this.sortLocale = options.sortLocale ?? this.locale
    this.now = options.now ?? Date.now
  }

  /** Aborts when the session ends. */
  get closed(): AbortSignal {
    return this.#closing.signal
  }

  /**
   * Does the ROPs of a buffer. The answer has at most `maxBytes`. Throws an ExecuteFailure when there can be no answer:
   * bytes that are no ROP buffer, a response that fits into nothing.
   */
  execute(ropBuffer: Uint8Array, maxBytes: number): Promise<Uint8Array> {
    return this.#inTurn(async () => {
      const { bytes, continuation } = await execute(this, ropBuffer, maxBytes)
      this.#continuation = continuation
      return bytes
    })
  }

  /**
   * One more buffer with what the last ROP of the last `execute` can still give (rows, bytes of a stream), undefined when
   * there is none. [MS-OXCRPC] 3.1.4.2.1.2
   */
  more(maxBytes: number): Promise<Uint8Array | undefined> {
    return this.#inTurn(async () => {
      const last = this.#continuation
      this.#continuation = undefined
      if (!last) return undefined
      const next = await executeMore(this, last, maxBytes)
      this.#continuation = next?.continuation
      return next?.bytes
    })
  }

  /** There are notifications to be fetched. */
  get pending(): boolean {
    return this.notifications.pending
  }

  waitForNotification(signal: AbortSignal): Promise<boolean> {
    return this.notifications.wait(AbortSignal.any([signal, this.closed]))
  }

  /** All objects are released. */
  close(): void {
    if (this.closed.aborted) return
    this.#closing.abort()
    this.objects.releaseAll()
    this.logons.clear()
  }

  logonReleased(logon: Logon): void {
    if (this.logons.get(logon.id) === logon) this.logons.delete(logon.id)
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#turn
    const mine = Promise.withResolvers<void>()
    this.#turn = mine.promise
    await before
    try {
      return await work()
    } finally {
      mine.resolve()
    }
  }
}
