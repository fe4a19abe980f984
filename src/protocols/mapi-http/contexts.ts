/**
 * Session contexts of one thread: what a client gets with Connect or Bind and names by its cookies afterwards.
 * [MS-OXCMAPIHTTP] 3.2.1, 3.2.5.1, 3.2.5.6
 *
 * Two cookies: the context's, which says whose it is and never changes, and the sequence's, which changes with each answer, so that
 * a request which was not made after the last answer is known. Both begin with the name of the thread.
 *
 * What a changer must know: clients leak sessions. A session that nobody asks for costs what it holds and an entry here;
 * one sweep for all looks for those whose time is over, and whoever has too many loses the one that was idle longest.
 */
import { randomBytes } from 'node:crypto'
import type { MapiEndpointSession } from '../mapi-endpoint.ts'
import { Refused } from './response-code.ts'

/** X-ExpirationInfo. */
export const expirationMilliseconds = 900_000
const sweepMilliseconds = 30_000
/** In one thread. */
const mostPerUser = 1000

export interface Context {
  readonly id: string
  readonly endpoint: string
  readonly user: string
  /** What the next request has to bring along. */
  sequence: string
  /** A request that wants the session for itself runs. */
  busy: boolean
  /** Requests that run, waiting ones too. */
  running: number
  /** Milliseconds; when the last request ended. */
  idleSince: number
  session: MapiEndpointSession | undefined
  readonly closing: AbortController
}

export class Contexts {
  readonly #prefix: string
  readonly #now: () => number
  readonly #contexts = new Map<string, Context>()
  readonly #cookie: RegExp
  #sweep: NodeJS.Timeout | undefined
  #lastSequence = 0

  constructor(prefix: string, now: () => number = Date.now) {
    this.#prefix = prefix
    this.#now = now
    this.#cookie = /^[\w.-]{1,12}\.[A-Za-z0-9_-]{32}$/
  }

  get size(): number {
    return this.#contexts.size
  }

  create(endpoint: string, user: string): Context {
    this.#makeRoom(endpoint, user)
    const context: Context = {
      id: `${this.#prefix}${randomBytes(24).toString('base64url')}`,
      endpoint,
      user,
      sequence: this.nextSequence(),
      busy: true,
      running: 1,
      idleSince: this.#now(),
      session: undefined,
      closing: new AbortController(),
    }
    this.#contexts.set(context.id, context)
    this.#sweep ??= setInterval(() => this.#closeExpired(), sweepMilliseconds).unref()
    return context
  }

  /** Throws Refused: missingCookie, invalidContextCookie, contextNotFound. */
  get(endpoint: string, user: string, cookie: string | undefined): Context {
    if (cookie === undefined) throw new Refused('missingCookie', 'The cookie of the session context is missing.')
    if (!this.#cookie.test(cookie)) throw new Refused('invalidContextCookie', 'This is no cookie of a session context.')
    const context = this.find(endpoint, user, cookie)
    // Somebody else's is told like none: [MS-OXCMAPIHTTP] 3.2.5.1.
    if (!context) throw new Refused('contextNotFound', 'There is no such session context, or it has expired.')
    return context
  }

  find(endpoint: string, user: string, cookie: string | undefined): Context | undefined {
    const context = cookie === undefined ? undefined : this.#contexts.get(cookie)
    if (!context || context.endpoint !== endpoint || context.user !== user) return undefined
    if (!this.#isExpired(context)) return context
    this.close(context)
    return undefined
  }

  nextSequence(): string {
    return `${this.#prefix}${(++this.#lastSequence).toString(36)}`
  }

  /** The session goes, and whoever waits in it is told. */
  close(context: Context): void {
    if (!this.#contexts.delete(context.id)) return
    context.closing.abort()
    context.session?.close()
    context.session = undefined
    if (this.#contexts.size > 0 || !this.#sweep) return
    clearInterval(this.#sweep)
    this.#sweep = undefined
  }

  closeAll(): void {
    for (const context of [...this.#contexts.values()]) this.close(context)
  }

  entered(context: Context): void {
    context.running++
  }

  /** [MS-OXCMAPIHTTP] 3.2.6: its time begins when nothing runs in it. */
  left(context: Context): void {
    context.running--
    context.idleSince = this.#now()
  }

  #isExpired({ running, idleSince }: Context): boolean {
    return running === 0 && this.#now() - idleSince >= expirationMilliseconds
  }

  #closeExpired(): void {
    for (const context of [...this.#contexts.values()]) if (this.#isExpired(context)) this.close(context)
  }

  #makeRoom(endpoint: string, user: string): void {
    let count = 0
    let oldest: Context | undefined
    for (const context of this.#contexts.values()) {
      if (context.user !== user || context.endpoint !== endpoint) continue
      count++
      if (context.running === 0 && (!oldest || context.idleSince < oldest.idleSince)) oldest = context
    }
    if (count >= mostPerUser && oldest) this.close(oldest)
  }
}
