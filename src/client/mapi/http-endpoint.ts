/**
 * One endpoint of MAPI/HTTP as a client sees it: request types, cookies, the order of requests, answers that come in pieces.
 * [MS-OXCMAPIHTTP] 2.2.2, 3.1.5
 *
 *   const endpoint = new HttpEndpoint({ url: 'https://mail.example.org/mapi/emsmdb/', login: { user, password } })
 *   const body = await endpoint.send('Connect', bytes)
 *
 * One request at a time in a session, in the order of the calls; `wait` runs beside them. A connection that breaks costs
 * nothing where the request can be sent again: the sequence cookie says whether the server had begun with it. If it had,
 * its answer is lost and the session goes on (AnswerLost); if the server no longer knows the session, it is SessionLost.
 */
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import { rootCertificates } from 'node:tls'
import { setTimeout as pause } from 'node:timers/promises'

export type Login =
  | { user: string; password: string }
  /** Bearer */
  | { token: string }

export interface EndpointOptions {
  /** https://mail.example.org/mapi/emsmdb/?MailboxId=… */
  url: string
  login: Login
  /** PEM of an authority that is trusted beside the usual ones: that of the server itself, for example. */
  authority?: string
  /** The name that the certificate has to have, where it is not that of the URL. */
  tlsName?: string
  /** What the server is told of this client (X-ClientApplication); its form is that of Outlook. */
  application?: string
  /** How long nothing at all may come; a server that works says PENDING meanwhile. */
  silenceMilliseconds?: number
  /** Pauses before a request is sent again over a new connection. */
  retryMilliseconds?: readonly number[]
}

/** The server refuses: X-ResponseCode, or the status of HTTP. */
export class HttpRefused extends Error {
  override name = 'HttpRefused'
  /** HTTP. */
  readonly status: number
  /** X-ResponseCode; NaN where there is none. [MS-OXCMAPIHTTP] 2.2.3.3.3 */
  readonly code: number

  constructor(what: string, { status, code }: { status: number; code: number }) {
    super(Number.isNaN(code) ? `${what}: HTTP status ${status}` : `${what}: X-ResponseCode ${code}`)
    this.status = status
    this.code = code
  }
}

/** The connection broke and the server had begun with the request: it may be done, and its answer is gone. */
export class AnswerLost extends Error {
  override name = 'AnswerLost'
}

/** The server does not know the session any more: it was restarted, or nobody asked for too long. */
export class SessionLost extends Error {
  override name = 'SessionLost'
}

export interface SendOptions {
  /** Runs beside the others and changes no sequence: NotificationWait. */
  wait?: boolean
  signal?: AbortSignal
  /** Not worth a second try: what ends a session. */
  once?: boolean
}

interface Answer {
  status: number
  headers: http.IncomingHttpHeaders
  bytes: Buffer
}

const usualSilence = 120_000
const usualRetries = [50, 500, 2000] as const
const ResponseCode = { contextNotFound: 10, invalidSequence: 15 } as const
const sequenceCookie = 'MapiSequence'

export class HttpEndpoint {
  readonly #url: URL
  readonly #options: EndpointOptions
  readonly #agent: http.Agent | https.Agent
  readonly #authorization: string
  readonly #clientInfo = `{${randomUUID().toUpperCase()}}`
  #count = 0
  #cookies = new Map<string, string>()
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: EndpointOptions) {
    this.#url = new URL(options.url)
    this.#options = options
    this.#authorization = authorizationOf(options.login)
    const keep = { keepAlive: true, maxSockets: 4, noDelay: true }
    this.#agent =
      this.#url.protocol === 'http:' ? new http.Agent(keep) : new https.Agent({ ...keep, ...tlsOptions(options) })
  }

  /** There has been a session, and nothing has said that it is gone. */
  get hasSession(): boolean {
    return this.#cookies.size > 0
  }

  /** The body behind DONE. Throws HttpRefused, AnswerLost, SessionLost, or what the network says. */
  async send(requestType: string, body: Uint8Array, options: SendOptions = {}): Promise<Uint8Array> {
    if (options.wait) return await this.#send(requestType, body, options)
    const before = this.#turn
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#turn = promise
    await before
    try {
      return await this.#send(requestType, body, options)
    } finally {
      resolve()
    }
  }

  /** The next request begins without a session. */
  forget(): void {
    this.#cookies = new Map()
  }

  /** Says goodbye if there is a session and somebody who listens; the sockets go in any case. */
  async end(requestType: string, body: Uint8Array): Promise<void> {
    try {
      if (this.hasSession) await this.send(requestType, body, { once: true })
    } catch (error) {
      if (!isBroken(error) && !(error instanceof SessionLost)) throw error
    } finally {
      this.close()
    }
  }

  close(): void {
    this.forget()
    this.#agent.destroy()
  }

  async #send(requestType: string, body: Uint8Array, options: SendOptions): Promise<Uint8Array> {
    const hadSession = this.hasSession
    const pauses = options.once ? [] : [...(this.#options.retryMilliseconds ?? usualRetries)]
    let again = false
    for (;;) {
      try {
        return this.#unwrap(requestType, await this.#request(requestType, body, options), options)
      } catch (error) {
        options.signal?.throwIfAborted()
        if (error instanceof HttpRefused) {
          if (again && error.code === ResponseCode.invalidSequence) throw new AnswerLost(`${requestType}: its answer`)
          if (hadSession && error.code === ResponseCode.contextNotFound) {
            this.forget()
            throw new SessionLost(`${requestType}: the session is gone`)
          }
          throw error
        }
        const wait = pauses.shift()
        if (!isBroken(error) || wait === undefined) throw error
        await pause(wait, undefined, options.signal ? { signal: options.signal } : {})
        again = true
      }
    }
  }

  #request(requestType: string, body: Uint8Array, { signal }: SendOptions): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const request = (this.#url.protocol === 'http:' ? http : https).request(this.#url, {
      agent: this.#agent,
      method: 'POST',
      headers: {
        authorization: this.#authorization,
        'content-type': 'application/mapi-http',
        'content-length': body.length,
        'x-requesttype': requestType,
        'x-requestid': `${this.#clientInfo}:${++this.#count}`,
        'x-clientinfo': this.#clientInfo,
        'x-clientapplication': this.#options.application ?? 'Outlook/15.00.4569.1506',
        ...(cookie && { cookie }),
      },
      ...(signal && { signal }),
    })
    request.setTimeout(this.#options.silenceMilliseconds ?? usualSilence, () =>
      request.destroy(Object.assign(new Error('the server says nothing'), { code: 'ETIMEDOUT' })),
    )
    request.on('error', reject)
    request.on('response', (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes: pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces),
        }),
      )
    })
    request.end(body)
    return promise
  }

  /** Throws HttpRefused. */
  #unwrap(requestType: string, { status, headers, bytes }: Answer, { wait = false }: SendOptions): Uint8Array {
    // What a wait says of the sequence may be older than what a request beside it has said.
    if (!wait) this.#keepCookies(headers['set-cookie'])
    const code = Number(headers['x-responsecode'] ?? Number.NaN)
    if (status !== 200 || code !== 0) throw new HttpRefused(requestType, { status, code })
    const answer = unframe(bytes)
    if (answer.code !== 0) throw new HttpRefused(requestType, { status, code: answer.code })
    return answer.body
  }

  #keepCookies(lines: readonly string[] | undefined): void {
    for (const line of lines ?? []) {
      const pair = line.split(';', 1)[0] as string
      const equals = pair.indexOf('=')
      if (equals > 0) this.#cookies.set(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim())
    }
  }

  /** For tests and tools: what the next request brings along. */
  get sequence(): string | undefined {
    return this.#cookies.get(sequenceCookie)
  }
}

/** What stands behind DONE and the headers after it. [MS-OXCMAPIHTTP] 2.2.2.2 */
export function unframe(bytes: Buffer): { tags: string[]; code: number; body: Uint8Array } {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return { tags: [], code: Number.NaN, body: new Uint8Array() }
  const lines = bytes.toString('latin1', 0, end).split('\r\n')
  const done = lines.indexOf('DONE')
  const code = lines.find((line) => /^x-responsecode:/i.test(line))
  return {
    tags: lines.slice(0, done + 1),
    code: code === undefined ? 0 : Number(code.slice(code.indexOf(':') + 1)),
    body: bytes.subarray(end + 4),
  }
}

/** The header of that name. */
export function authorizationOf(login: Login): string {
  if ('token' in login) return `Bearer ${login.token}`
  return `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`
}

/** A new connection may do what this one did not. */
function isBroken(error: unknown): boolean {
  return brokenCodes.has((error as NodeJS.ErrnoException).code ?? '')
}

const brokenCodes = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ECONNABORTED',
  'HPE_INVALID_EOF_STATE',
])

/** For requests and agents of node:https. */
export function tlsOptions({ authority, tlsName }: Pick<EndpointOptions, 'authority' | 'tlsName'>) {
  return {
    ...(authority !== undefined && { ca: [...rootCertificates, authority] }),
    ...(tlsName !== undefined && { servername: tlsName }),
  }
}
