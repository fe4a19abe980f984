/**
 * MAPI/HTTP: requests of the mailbox and the address book endpoint, from their headers to the framing of their answers.
 * [MS-OXCMAPIHTTP] 2.2.2, 3.2.5
 *
 *   POST /mapi/emsmdb?MailboxId=…     X-RequestType: Execute     X-RequestId: {guid}:7     Cookie: MapiContext=…; MapiSequence=…
 *
 *   200   X-ResponseCode: 0     X-PendingPeriod: 30000     X-ExpirationInfo: 900000     Set-Cookie: both, on every answer
 *         PROCESSING … DONE … body (framing.ts)
 *
 * What a changer must know: everything that can be refused without doing anything is refused before the answer begins,
 * with its code in the head and a page in the body; later failures stand behind DONE. A client takes its cookies from the
 * latest answer alone, so both are on every answer that has a context. NotificationWait and PING run beside other requests: they
 * neither need the newest sequence nor change it.
 */
import { LayoutError } from '#codec/binary/index.ts'
import type { Login } from '#directory'
import { HttpError, type HttpAnswer, type HttpProtocol, type HttpRequest, type HttpServices } from '../http.ts'
import type { MapiEndpoint, MapiEndpointSession, MapiRequestType } from '../mapi-endpoint.ts'
import { type Context, Contexts, expirationMilliseconds } from './contexts.ts'
import { type Done, frames, within } from './framing.ts'
import { diagnosticPage, endpointPage } from './page.ts'
import { Refused, ResponseCode } from './response-code.ts'

export interface MapiHttpOptions {
  endpoints: readonly MapiEndpoint[]
  /** Milliseconds since 1970. */
  now?: () => number
  pendingMilliseconds?: number
  soonMilliseconds?: number
}

/** The version that clients decide by; its form is that of Exchange. [MS-OXCMAPIHTTP] 2.2.3.3.7 */
export const serverApplication = 'Exchange/15.02.1118.007'
const contentType = 'application/mapi-http'
const contextCookie = 'MapiContext'
const sequenceCookie = 'MapiSequence'
/** More than any client sends: [MS-OXCRPC] 3.1.4.2 has 0x40000 for the ROPs. */
const bodyBytes = 512 * 1024

/** X-PendingPeriod; the default of Exchange 2016 and later. [MS-OXCMAPIHTTP] 2.2.3.3.5 */
const usualPendingMilliseconds = 30_000
/** An answer that is there so soon needs no PROCESSING of its own before it, and can still be refused in its head. */
const usualSoonMilliseconds = 25

export function mapiHttp(options: MapiHttpOptions): HttpProtocol {
  const clocks: Clocks = {
    now: options.now ?? Date.now,
    pendingMilliseconds: options.pendingMilliseconds ?? usualPendingMilliseconds,
    soonMilliseconds: options.soonMilliseconds ?? usualSoonMilliseconds,
  }
  return {
    name: 'mapi',
    routes(services) {
      const contexts = new Contexts(services.sessionPrefix, clocks.now)
      services.stopping.addEventListener('abort', () => contexts.closeAll(), { once: true })
      return options.endpoints.map((endpoint) => {
        const transport = new Transport(endpoint, services, contexts, clocks)
        return {
          path: `/mapi/${endpoint.path}`,
          login: 'required',
          bodyBytes,
          denied: (request) => echoed(request),
          handle: (request) => transport.handle(request),
        }
      })
    },
  }
}

interface Clocks {
  now: () => number
  pendingMilliseconds: number
  soonMilliseconds: number
}

class Transport {
  readonly #endpoint: MapiEndpoint
  readonly #services: HttpServices
  readonly #contexts: Contexts
  readonly #clocks: Clocks

  constructor(endpoint: MapiEndpoint, services: HttpServices, contexts: Contexts, clocks: Clocks) {
    this.#endpoint = endpoint
    this.#services = services
    this.#contexts = contexts
    this.#clocks = clocks
  }

  async handle(request: HttpRequest): Promise<HttpAnswer> {
    const login = request.login as Login
    if (request.method === 'GET' || request.method === 'HEAD') {
      return {
        status: 200,
        headers: { 'Content-Type': 'text/html' },
        body: endpointPage(this.#endpoint.path, login.name),
      }
    }
    try {
      return await this.#answer(request, login)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return this.#refuse(request, login, error)
    }
  }

  /** Throws Refused. */
  async #answer(request: HttpRequest, login: Login): Promise<HttpAnswer> {
    if (this.#services.stopping.aborted) throw new Refused('endpointShuttingDown', 'The server is being stopped.')
    const started = this.#clocks.now()
    const type = this.#requestType(request)
    if (type === 'PING') {
      const context = this.#ping(request, login)
      return this.#begin(request, context, frames({ first: { body: new Uint8Array() }, started, ...this.#clocks }))
    }
    const context = this.#enter(request, login, type)
    const work = this.#run({ request, login, type, context })
    // What is refused soon is refused in the head.
    const first = await within(work, this.#clocks.soonMilliseconds)
    if (first instanceof Refused) throw first
    if (type.role !== 'wait') context.sequence = this.#contexts.nextSequence()
    return this.#begin(request, context, frames({ first, work, started, ...this.#clocks }))
  }

  #begin(request: HttpRequest, context: Context | undefined, body: AsyncIterable<Uint8Array | string>): HttpAnswer {
    return {
      status: 200,
      headers: {
        'Content-Type': contentType,
        ...echoed(request),
        'X-ResponseCode': String(ResponseCode.success),
        'X-PendingPeriod': String(this.#clocks.pendingMilliseconds),
        'X-ExpirationInfo': String(expirationMilliseconds),
        ...(context && { 'Set-Cookie': this.#cookies(request, context) }),
      },
      body,
    }
  }

  #refuse(request: HttpRequest, login: Login, refused: Refused): HttpAnswer {
    const context = this.#contexts.find(this.#endpoint.path, login.user.id, request.cookie(contextCookie))
    return {
      status: 200,
      headers: {
        'Content-Type': 'text/html',
        ...echoed(request),
        'X-ResponseCode': String(ResponseCode[refused.code]),
        'X-ExpirationInfo': String(expirationMilliseconds),
        ...(context && { 'Set-Cookie': this.#cookies(request, context) }),
      },
      body: diagnosticPage(refused.code, refused.message),
    }
  }

  #cookies(request: HttpRequest, { id, sequence }: Context): string[] {
    const more = `; Path=/mapi/${this.#endpoint.path}; HttpOnly${request.secure ? '; Secure' : ''}`
    return [`${contextCookie}=${id}${more}`, `${sequenceCookie}=${sequence}${more}`]
  }

  /** Throws Refused. */
  #requestType(request: HttpRequest): MapiRequestType | 'PING' {
    if (request.method !== 'POST') throw new Refused('invalidVerb', `${request.method} is not POST.`)
    const name = request.header('x-requesttype')
    if (name === undefined) throw new Refused('missingHeader', 'X-RequestType is missing.')
    const type = name === 'PING' ? name : this.#endpoint.find(name)
    if (!type) throw new Refused('invalidRequestType', 'This endpoint has no request type of that name.')
    if (request.header('x-requestid') === undefined) throw new Refused('missingHeader', 'X-RequestId is missing.')
    const given = request.header('content-type')
    if (type !== 'PING' && given?.split(';')[0]?.trim().toLowerCase() !== contentType) {
      throw new Refused('invalidHeader', `Content-Type is not ${contentType}.`)
    }
    return type
  }

  /** Without a context it only says that the endpoint is there; with one, its time begins anew. */
  #ping(request: HttpRequest, login: Login): Context | undefined {
    const cookie = request.cookie(contextCookie)
    if (cookie === undefined) return undefined
    const context = this.#contexts.get(this.#endpoint.path, login.user.id, cookie)
    this.#contexts.entered(context)
    this.#contexts.left(context)
    return context
  }

  #enter(request: HttpRequest, login: Login, type: MapiRequestType): Context {
    const { path } = this.#endpoint
    const user = login.user.id
    const cookie = request.cookie(contextCookie)
    if (type.role === 'begin') {
      // [MS-OXCMAPIHTTP] 3.2.5.6: a client that comes again leaves its old context; a stale cookie says nothing.
      const old = this.#contexts.find(path, user, cookie)
      if (old) this.#contexts.close(old)
      return this.#contexts.create(path, user)
    }
    const context = this.#contexts.get(path, user, cookie)
    if (type.role !== 'wait') {
      const sequence = request.cookie(sequenceCookie)
      if (sequence === undefined) throw new Refused('missingCookie', 'The sequence cookie is missing.')
      // [MS-OXCMAPIHTTP] 3.2.5.1: one at a time.
      if (context.busy || sequence !== context.sequence) {
        throw new Refused('invalidSequence', 'This is not the request that follows the last answer.')
      }
      context.busy = true
    }
    this.#contexts.entered(context)
    return context
  }

  /** Never rejects. */
  async #run(call: {
    request: HttpRequest
    login: Login
    type: MapiRequestType
    context: Context
  }): Promise<Done | Refused> {
    const { request, login, type, context } = call
    try {
      const { session, body } = await type.answer({
        services: this.#services,
        login,
        origin: request.origin,
        body: await read(request),
        session: context.session,
        signal:
          type.role === 'wait' ? AbortSignal.any([request.closed, context.closing.signal]) : context.closing.signal,
      })
      if (type.role === 'begin') this.#begun(context, session)
      return { body }
    } catch (error) {
      if (type.role === 'begin') this.#contexts.close(context)
      if (error instanceof Refused) return error
      if (error instanceof LayoutError) return new Refused('invalidRequestBody', error.message)
      // Its client is gone, and nobody reads this.
      if (!(error instanceof HttpError)) {
        this.#services.log.error('mapi-http.bug', { request: request.id, requestType: type.name, error })
      }
      return new Refused('unknownFailure', `Something went wrong here. The log has it under ${request.id}.`)
    } finally {
      if (type.role !== 'wait') context.busy = false
      this.#contexts.left(context)
      if (type.role === 'end') this.#contexts.close(context)
    }
  }

  #begun(context: Context, session: MapiEndpointSession | undefined): void {
    context.session = session
    // The server was stopped meanwhile, or it is no session at all.
    if (context.closing.signal.aborted) session?.close()
    else if (!session) this.#contexts.close(context)
  }
}

/** Throws Refused where there is too much of it. */
async function read(request: HttpRequest): Promise<Uint8Array> {
  try {
    return await request.body.bytes()
  } catch (error) {
    if (error instanceof HttpError && error.status === 413) throw new Refused('tooLarge', error.message)
    throw error
  }
}

/** What every answer has: who answers, and what the request said of itself, as it came. */
function echoed(request: Pick<HttpRequest, 'header'>): Record<string, string> {
  const headers: Record<string, string> = { 'X-ServerApplication': serverApplication }
  for (const name of ['X-RequestType', 'X-RequestId', 'X-ClientInfo']) {
    const value = request.header(name.toLowerCase())
    if (value !== undefined) headers[name] = value
  }
  return headers
}
