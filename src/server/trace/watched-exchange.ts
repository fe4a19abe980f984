/** What is remembered of an HTTP request and its answer while somebody looks, and how it is told when both have ended. */
import type { Request } from '../http/request.ts'
import { Taken, type Tracer } from './tracer.ts'

/** Cookies that name a session. */
const sessionCookies = ['MapiContext']

export class WatchedExchange {
  readonly #tracer: Tracer
  readonly #user: string
  readonly #begun = performance.now()
  readonly request = new Taken()
  readonly response = new Taken()
  #status = 0
  #headers: Readonly<Record<string, string | readonly string[]>> = {}

  constructor(tracer: Tracer, user: string) {
    this.#tracer = tracer
    this.#user = user
  }

  began(status: number, headers: Readonly<Record<string, string | readonly string[]>>): void {
    this.#status = status
    this.#headers = headers
  }

  tell(request: Request): void {
    const milliseconds = performance.now() - this.#begun
    const code = this.#headers['X-ResponseCode']
    this.#tracer.exchange(this.#user, {
      at: Date.now() - milliseconds,
      protocol: request.found?.protocol ?? 'http',
      session: this.#session(request),
      method: request.method,
      path: request.path,
      what: request.header('x-requesttype') ?? request.header('soapaction') ?? '',
      result: code === undefined ? String(this.#status) : `${this.#status} ${String(code)}`,
      milliseconds,
      request: this.request.bytes(),
      response: this.response.bytes(),
    })
  }

  /** That of the answer where a session begins. */
  #session(request: Request): string {
    for (const name of sessionCookies) {
      const given = this.#headers['Set-Cookie']
      const set = (typeof given === 'string' ? [given] : (given ?? [])).find((line) => line.startsWith(`${name}=`))
      const cookie = set?.slice(name.length + 1).split(';', 1)[0] ?? request.cookie(name)
      if (cookie !== undefined) return cookie
    }
    return request.header('user-agent') ?? request.remoteAddress
  }
}
