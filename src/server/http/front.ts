/**
 * HTTP: takes connections from the listeners (TLS is done there), frames requests with node:http and answers them.
 *
 * HTTP is framed in the main thread, and a request goes to a worker where its protocol runs: only here can a session of
 * many connections be led to its worker by its cookie. The pages below need no worker.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Log } from '#protocols/services.ts'
import { newConnectionId } from '../connection/id.ts'
import { plainAddress } from '../connection/socket.ts'
import type { Accepted } from '../listener.ts'
import { HttpError, parseTarget, type HttpRequest, type HttpResponse, type Router } from './router.ts'

export interface FrontOptions {
  router: Router
  log: Log
  bodyBytes: number
  /** Told of each answer's status. */
  answered(status: number): void
}

/** On every answer that says nothing else. */
const safeHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
}

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
    this.#server.on('request', (request, response) => void this.#answer(request, response))
    this.#server.on('clientError', (_, socket) => {
      if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      else socket.destroy()
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
