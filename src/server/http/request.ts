/**
 * A request as its route sees it: the head, read when somebody asks.
 */
import type { Login } from '#directory'
import { HttpError, type HttpRequest } from '#protocols/http.ts'
import { Body } from './body.ts'
import type { Exchange } from './exchange.ts'
import type { Found } from './routes.ts'

export class Request implements HttpRequest {
  readonly path: string
  readonly queryText: string
  login: Login | undefined
  found: Found | undefined
  readonly #exchange: Exchange
  readonly #bodyBytes: number
  readonly #host: string | undefined
  #query: URLSearchParams | undefined
  #cookies: Map<string, string> | undefined
  #body: Body | undefined

  /** Throws HttpError 400 for a target that is none. */
  constructor(exchange: Exchange, bodyBytes: number) {
    this.#exchange = exchange
    this.#bodyBytes = bodyBytes
    const { target } = exchange.head
    // Origin form: what nearly all send, RFC 9112 3.2.1.
    if (/^\/[^\\#]*$/.test(target) && !target.startsWith('//')) {
      const question = target.indexOf('?')
      this.path = question < 0 ? target : target.slice(0, question)
      this.queryText = question < 0 ? '' : target.slice(question + 1)
    } else if (target === '*') {
      this.path = '*'
      this.queryText = ''
    } else {
      const url = URL.parse(target, 'http://localhost')
      if (!url) throw new HttpError(400, 'The address of the request cannot be read.')
      this.path = url.pathname
      this.queryText = url.search.slice(1)
      if (!target.startsWith('/')) this.#host = url.host
    }
  }

  /** Its route is found. */
  enter(found: Found): void {
    this.found = found
  }

  get id(): string {
    return this.#exchange.head.id
  }

  get method(): string {
    return this.#exchange.head.method
  }

  get rest(): string {
    return this.found?.rest ?? ''
  }

  get query(): URLSearchParams {
    return (this.#query ??= new URLSearchParams(this.queryText))
  }

  get headers(): HttpRequest['headers'] {
    return this.#exchange.head.headers
  }

  header(name: string): string | undefined {
    const value = this.#exchange.head.headers[name]
    return typeof value === 'string' ? value : value?.[0]
  }

  cookie(name: string): string | undefined {
    return (this.#cookies ??= readCookies(this.header('cookie'))).get(name)
  }

  get remoteAddress(): string {
    return this.#exchange.head.remoteAddress
  }

  get secure(): boolean {
    return this.#exchange.head.secure
  }

  get origin(): string {
    const given = this.#host ?? this.header('host') ?? 'localhost'
    // It goes into addresses that others are told: only what can be a host stays.
    const host = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/.test(given) ? given : 'localhost'
    return `${this.secure ? 'https' : 'http'}://${host}`
  }

  get body(): Body {
    return (this.#body ??= new Body(this.#exchange, this.found?.route.bodyBytes ?? this.#bodyBytes))
  }

  get closed(): AbortSignal {
    return this.#exchange.closed
  }
}

/** RFC 6265 5.4 as clients send it; of two with one name the first counts. */
export function readCookies(header: string | undefined): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const part of header?.split(';', 200) ?? []) {
    const equals = part.indexOf('=')
    if (equals < 0) continue
    const name = part.slice(0, equals).trim()
    if (!cookies.has(name)) cookies.set(name, part.slice(equals + 1).trim())
  }
  return cookies
}
