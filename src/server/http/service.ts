/**
 * HTTP in the thread that runs the protocols: finds the route, decides the login once for all protocols, runs the handler,
 * and sends what it answers. What fails is translated here, and a bug ends its own request only.
 */
import { LayoutError } from '#codec'
import type { Login } from '#directory'
import { Failure, type FailureCode } from '#model'
import { HttpError, type HttpAnswer, type HttpProtocol, type HttpRequest, type HttpServices } from '#protocols/http.ts'
import type { Log } from '#protocols/services.ts'
import type { Config } from '../config/schema.ts'
import type { Metrics } from '../metrics.ts'
import type { Tracer } from '../trace/tracer.ts'
import { WatchedExchange } from '../trace/watched-exchange.ts'
import { findLogin } from './authorization.ts'
import { compressed, compressedStream, takesGzip } from './compression.ts'
import type { Exchange } from './exchange.ts'
import { Request } from './request.ts'
import { type Found, Routes } from './routes.ts'
import { safeHeaders } from './safe-headers.ts'

export interface HttpServiceOptions {
  services: HttpServices
  protocols: readonly HttpProtocol[]
  config: Pick<Config, 'http' | 'limits' | 'server'>
  metrics: Metrics
  tracer?: Tracer
}

/** For protocols that have no words of their own for a failure. */
const failureStatus = {
  notFound: 404,
  deleted: 410,
  accessDenied: 403,
  sendAsDenied: 403,
  alreadyExists: 409,
  conflict: 409,
  cycle: 409,
  notEmpty: 409,
  wrongType: 409,
  invalid: 400,
  unsupported: 501,
  tooBig: 413,
  tooMany: 503,
  tooComplex: 400,
  quotaExceeded: 507,
  syncStateLost: 410,
  recipientUnknown: 404,
  loginFailed: 401,
  passwordExpired: 403,
  disabled: 403,
  busy: 503,
  unavailable: 503,
  cancelled: 503,
} as const satisfies Record<FailureCode, number>

export class HttpService {
  readonly #services: HttpServices
  readonly #config: HttpServiceOptions['config']
  readonly #metrics: Metrics
  readonly #tracer: Tracer | undefined
  readonly #routes = new Routes()
  readonly #open = new Set<Promise<void>>()

  constructor({ services, protocols, config, metrics, tracer }: HttpServiceOptions) {
    this.#tracer = tracer
    this.#services = services
    this.#config = config
    this.#metrics = metrics
    for (const protocol of protocols) this.#routes.add(protocol.name, protocol.routes(services))
  }

  serve(exchange: Exchange): void {
    const work = this.#serve(exchange)
    this.#open.add(work)
    void work.finally(() => this.#open.delete(work))
  }

  /** Resolves when no request is open any more. */
  async ended(): Promise<void> {
    while (this.#open.size > 0) await Promise.all(this.#open)
  }

  async #serve(exchange: Exchange): Promise<void> {
    const begun = performance.now()
    const { id, method, target } = exchange.head
    const { log } = this.#services
    let request: Request | undefined
    let answer: HttpAnswer | undefined
    let watched: WatchedExchange | undefined
    try {
      request = new Request(exchange, this.#config.limits.requestBodyMegabytes * 1024 * 1024)
      answer = await this.#answer(request, (user) => {
        if (this.#tracer?.watches(user)) exchange.watched = watched = new WatchedExchange(this.#tracer, user)
      })
    } catch (error) {
      answer = failureAnswer(error, id, log)
    }
    const firstMilliseconds = performance.now() - begun
    this.#metrics.httpSeconds.observe({ protocol: request?.found?.protocol ?? 'none' }, firstMilliseconds / 1000)
    try {
      await send(exchange, answer, request?.found?.route.gzip === true)
    } catch (error) {
      // The head is out: only a connection that breaks off tells the client.
      exchange.destroy()
      if (!exchange.isGone) log.error('http.bug', { request: id, error })
    }
    if (request) watched?.tell(request)
    log.debug('http.request', {
      request: id,
      method,
      path: target.split('?')[0],
      protocol: request?.found?.protocol,
      user: request?.login?.user.id,
      status: answer.status,
      firstMilliseconds: Math.round(firstMilliseconds),
      milliseconds: Math.round(performance.now() - begun),
      ...(exchange.isGone && { gone: true }),
    })
  }

  async #answer(request: Request, loggedIn: (user: string) => void): Promise<HttpAnswer> {
    const found = this.#routes.find(request.method, request.path)
    request.enter(found)
    const { route } = found
    const early = route.before?.(request as HttpRequest<undefined>)
    if (early) return early
    if (route.login !== 'none') {
      request.login = await this.#logIn(request, found)
      if (!request.login && route.login === 'required') return this.#challenge(request, found)
      if (request.login) loggedIn(request.login.user.id)
    }
    return await route.handle(request)
  }

  async #logIn(request: Request, { protocol }: Found): Promise<Login | undefined> {
    const { remoteAddress } = request
    const authorization = request.header('authorization')
    if (authorization === undefined) return undefined
    if (!request.secure && !this.#allowsPlain(remoteAddress)) {
      throw new HttpError(403, 'Passwords are taken under TLS only: use https.')
    }
    const login = await findLogin(this.#services.directory, { authorization, protocol, remoteAddress })
    if (!login) this.#services.log.info('http.login.failed', { request: request.id, protocol, remoteAddress })
    return login
  }

  #challenge(request: Request, { route }: Found): HttpAnswer {
    if (!request.secure && !this.#allowsPlain(request.remoteAddress)) {
      throw new HttpError(403, 'Logging in is possible under TLS only: use https.')
    }
    return {
      status: 401,
      headers: {
        'WWW-Authenticate': [`Basic realm="${this.#config.server.hostname}", charset="UTF-8"`, 'Bearer'],
        'Content-Type': 'text/plain; charset=utf-8',
        ...route.denied?.(request as HttpRequest<undefined>),
      },
      body: 'A login is needed.\n',
    }
  }

  #allowsPlain(address: string): boolean {
    const { plainLogin } = this.#config.http
    if (plainLogin === 'loopback') return address.startsWith('127.') || address === '::1'
    return plainLogin === 'always'
  }
}

function failureAnswer(error: unknown, id: string, log: Log): HttpAnswer {
  if (error instanceof HttpError) return told(error.status, error.message, error.headers)
  if (error instanceof LayoutError) return told(400, error.message)
  if (error instanceof Failure) {
    const status = failureStatus[error.code]
    return told(status, error.message, status === 503 ? { 'Retry-After': '5' } : {})
  }
  log.error('http.bug', { request: id, error })
  return told(500, `Something went wrong here. The log has it under ${id}.`)
}

function told(status: number, text: string, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  if (status === 204 || status === 304) return { status, headers }
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers }, body: `${text}\n` }
}

async function send(exchange: Exchange, answer: HttpAnswer, mayGzip: boolean): Promise<void> {
  const { status, body = '' } = answer
  const headers: Record<string, string | readonly string[]> = {
    ...safeHeaders,
    'X-Request-Id': exchange.head.id,
    ...answer.headers,
  }
  const gzip = mayGzip && answer.gzip !== false && takesGzip(exchange.head.headers['accept-encoding']?.toString())
  if (mayGzip) headers.Vary = 'Accept-Encoding'
  if (typeof body === 'string' || body instanceof Uint8Array) {
    let bytes = typeof body === 'string' ? Buffer.from(body) : body
    const small = gzip ? compressed(bytes) : undefined
    if (small) {
      headers['Content-Encoding'] = 'gzip'
      bytes = small
    }
    if (status !== 204 && status !== 304) headers['Content-Length'] = String(bytes.length)
    exchange.begin(status, headers)
    if (exchange.head.method !== 'HEAD') exchange.write(bytes)
    exchange.end()
    return
  }
  if (gzip) headers['Content-Encoding'] = 'gzip'
  exchange.begin(status, headers)
  for await (const piece of gzip ? compressedStream(body) : body) {
    exchange.write(typeof piece === 'string' ? Buffer.from(piece) : piece)
    await exchange.drained()
    // Leaving the loop tells the producer.
    if (exchange.isGone) return
  }
  exchange.end()
}
