/**
 * HTTP: takes connections from the listeners (TLS is done there) and frames requests with node:http. The server's own
 * pages are answered here; every other request goes to the thread where the protocols run.
 *
 * What a changer must know: node:http gets its sockets from `accept`, so a reader of our own can stand before it and take the
 * connections of what its parser refuses (RPC_IN_DATA and RPC_OUT_DATA of [MS-RPCH]). Its own clocks are off but for
 * the head: a long poll is a request that takes half an hour.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Log } from '#protocols/services.ts'
import { newConnectionId } from '../connection/id.ts'
import { plainAddress } from '../connection/socket.ts'
import type { Accepted } from '../listener.ts'
import type { HttpWork } from '../threads/host.ts'
import { HttpError, parseTarget, type HttpRequest, type HttpResponse, type Router } from './router.ts'
import { safeHeaders } from './safe-headers.ts'

export interface FrontOptions {
  router: Router
  log: Log
  bodyBytes: number
  /** Takes what is no page. Without it such requests are answered with 404. */
  protocols?: (work: HttpWork) => void
  /** Told of each answer's status. */
  answered(status: number): void
}

/** What a client that sent nonsense has to read the answer. */
const lastMilliseconds = 2000

export class HttpFront {
  readonly #options: FrontOptions
  readonly #server: Server

  constructor(options: FrontOptions) {
    this.#options = options
    this.#server = createServer({
      // A head comes at once; a body may be large and a long poll may wait for half an hour.
      headersTimeout: 30_000,
      requestTimeout: 0,
      keepAliveTimeout: 120_000,
      maxHeaderSize: 32 * 1024,
      noDelay: true,
    })
    this.#server.on('request', (request, response) => this.#take(request, response, false))
    this.#server.on('checkContinue', (request, response) => this.#take(request, response, true))
    this.#server.on('clientError', (_, socket) => {
      if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      else socket.destroy()
      // Half of it is open still, and none of the clocks of node:http looks at it any more.
      setTimeout(() => socket.destroy(), lastMilliseconds).unref()
    })
    // The sockets come from our own listeners; node:http keeps its clocks from this event on.
    this.#server.emit('listening')
  }

  accept({ socket }: Accepted): void {
    this.#server.emit('connection', socket)
  }

  /** Idle connections end now, the others after their answer. */
  stop(): void {
    this.#server.close()
    this.#server.closeIdleConnections()
  }

  stopAtOnce(): void {
    this.#server.closeAllConnections()
  }

  #take(incoming: IncomingMessage, outgoing: ServerResponse, expectsContinue: boolean): void {
    const { protocols, answered, router } = this.#options
    const path = (incoming.url ?? '/').split('?', 1)[0] as string
    if (protocols && !router.has(path.startsWith('/') ? path.toLowerCase() : pathOf(path))) {
      const { remoteAddress } = incoming.socket
      const secure = 'encrypted' in incoming.socket
      const id = newConnectionId()
      protocols({
        id,
        incoming,
        outgoing,
        remoteAddress: plainAddress(remoteAddress),
        secure,
        expectsContinue,
        answered,
      })
      return
    }
    if (expectsContinue) outgoing.writeContinue()
    void this.#answer(incoming, outgoing)
  }

  async #answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const id = newConnectionId()
    const begun = performance.now()
    const response = await this.#handle(id, incoming).catch((error: unknown) => this.#failure(id, error))
    const body = response.body ?? ''
    outgoing.writeHead(response.status, {
      ...safeHeaders,
      'X-Request-Id': id,
      ...response.headers,
      'Content-Length': Buffer.byteLength(body),
    })
    outgoing.end(body)
    this.#options.answered(response.status)
    this.#options.log.debug('http.request', {
      request: id,
      method: incoming.method,
      path: incoming.url?.split('?')[0],
      status: response.status,
      milliseconds: Math.round(performance.now() - begun),
    })
  }

  async #handle(id: string, incoming: IncomingMessage): Promise<HttpResponse> {
    const { path, query } = parseTarget(incoming.url ?? '/')
    const method = incoming.method ?? 'GET'
    const request: HttpRequest = {
      id,
      method,
      path,
      query,
      headers: incoming.headers,
      remoteAddress: plainAddress(incoming.socket.remoteAddress),
      secure: 'encrypted' in incoming.socket,
      body: () => readBody(incoming, this.#options.bodyBytes),
    }
    return await this.#options.router.find(method, path)(request)
  }

  #failure(id: string, error: unknown): HttpResponse {
    const headers = { 'Content-Type': 'text/plain; charset=utf-8' }
    if (error instanceof HttpError) return { status: error.status, headers, body: `${error.message}\n` }
    this.#options.log.error('http.bug', { request: id, error })
    return { status: 500, headers, body: `Something went wrong here. The log has it under ${id}.\n` }
  }
}

/** Of a target in absolute form, RFC 9112 3.2.2. */
function pathOf(target: string): string {
  return URL.parse(target)?.pathname.toLowerCase() ?? target
}

async function readBody(incoming: IncomingMessage, limitBytes: number): Promise<Uint8Array> {
  const tooBig = new HttpError(413, `A request may have ${limitBytes} bytes.`)
  if (Number(incoming.headers['content-length'] ?? 0) > limitBytes) throw tooBig
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > limitBytes) throw tooBig
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
