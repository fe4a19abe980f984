/**
 * HTTP as a protocol sees it: it declares routes, gets requests whose login is decided already, and gives answers. The
 * socket, TLS and the framing live elsewhere (server/http), maybe in another thread.
 *
 *   export const autodiscover: HttpProtocol = {
 *     name: 'autodiscover',
 *     routes: (services) => [{ path: '/autodiscover/autodiscover.xml', methods: ['POST'], login: 'required', handle }],
 *   }
 *
 * What a changer must know: a body is read by whoever wants it and piece by piece; nothing is held for a route that
 * refuses. An answer whose body is an AsyncIterable is sent chunked, each piece as soon as it is there, and the next
 * piece is asked for when the client has taken enough: a long poll is such an answer that waits between two pieces.
 */
import type { Directory, DirectoryChanges, Login, Protocol } from '#directory'
import type { Services } from './services.ts'

export interface HttpProtocol {
  /** For app passwords, metrics and logs. */
  name: Protocol
  /** What clients know it by, where that is another word: `oab`. */
  service?: string
  /** Called once in each thread. */
  routes(services: HttpServices): readonly HttpRoute[]
}

export interface HttpServices extends Services {
  directory: Directory & DirectoryChanges
  /**
   * What an id of a session of this thread begins with. A request that has a cookie whose value begins so comes to this
   * thread; others come to the thread that their login name chooses.
   */
  sessionPrefix: string
  /** The folder where the offline address books are. */
  offlineAddressBooks: string
  /** What the outside calls the services of this server: for Autodiscover and the like. */
  addresses: readonly ServiceAddress[]
  /** The HTTP services that run, by their names. */
  protocols: ReadonlySet<string>
}

/** Where a service of the server is to be found. `port` 0: not known (a test without listeners). */
export interface ServiceAddress {
  name: string
  host: string
  port: number
  tls: 'implicit' | 'starttls' | 'none'
}

export interface HttpRoute {
  /** Compared without regard to case. Ending with `/*` it takes everything below. */
  path: string
  /** GET includes HEAD. Without them every method comes, OPTIONS too; with them OPTIONS is answered by the server. */
  methods?: readonly string[]
  login: 'required' | 'optional' | 'none'
  /** The largest body that `bytes()` gives and `stream()` goes through; the configured limit without it. */
  bodyBytes?: number
  /** Whether an answer may be compressed when the client takes gzip. */
  gzip?: boolean
  /** Called before the login is looked at; an answer ends the request there. */
  before?(request: HttpRequest<undefined>): HttpAnswer | undefined
  /** Headers for the answer when a login is missing or wrong. */
  denied?(request: HttpRequest<undefined>): Record<string, string>
  handle(request: HttpRequest): Promise<HttpAnswer> | HttpAnswer
}

export interface HttpRequest<User = Login | undefined> {
  /** One for each request: in the log, and in X-Request-Id of the answer unless the protocol has its own. */
  readonly id: string
  readonly method: string
  /** As it came: case and percent-encoding kept, without the query. */
  readonly path: string
  /** Behind the `/*` of the route, without a slash before it; as it came. */
  readonly rest: string
  /** As it came, without the question mark. */
  readonly queryText: string
  readonly query: URLSearchParams
  /** One value; the first of several. The name in lower case. */
  header(name: string): string | undefined
  /** Name and value of all, as node:http gives them. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  cookie(name: string): string | undefined
  readonly remoteAddress: string
  readonly secure: boolean
  /** `https://mail.example.org:8443`: how the client reached us, as it says itself. */
  readonly origin: string
  /** Of a route with `login: 'required'` it is there. */
  readonly login: User
  readonly body: HttpBody
  /** Aborts when the client is gone before its answer ended. */
  readonly closed: AbortSignal
}

export interface HttpBody {
  /** What Content-Length says; undefined for a chunked body. 0: there is none. */
  readonly declaredBytes: number | undefined
  /** All of it, decompressed. Throws HttpError 413 above the limit. */
  bytes(limit?: number): Promise<Uint8Array>
  /** Piece by piece, decompressed; the client waits while nobody takes. */
  stream(): AsyncIterable<Uint8Array>
}

export interface HttpAnswer {
  status: number
  headers?: Readonly<Record<string, string | readonly string[]>>
  body?: string | Uint8Array | AsyncIterable<Uint8Array | string>
  /** False: not compressed, though the route's answers may be. */
  gzip?: false
}

/** An answer that is no success, thrown. */
export class HttpError extends Error {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    this.headers = headers
  }
}
