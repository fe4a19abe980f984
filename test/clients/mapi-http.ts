/**
 * A client of MAPI/HTTP for tests: one request at a time, cookies as Microsoft's test client keeps them (those of the
 * latest answer alone), answers taken apart.
 */
import { randomUUID } from 'node:crypto'

export interface MapiHttpAnswer {
  status: number
  headers: Headers
  /** X-ResponseCode of the head, or the later one behind DONE. */
  code: number
  /** PROCESSING, PENDING, DONE, as they came. */
  tags: string[]
  additional: Record<string, string>
  body: Uint8Array
  cookies: Record<string, string>
}

export class MapiHttpClient {
  readonly #url: string
  readonly #authorization: string | undefined
  readonly #id = randomUUID()
  #count = 0
  cookies: Record<string, string> = {}

  /** `url`: http://127.0.0.1:8080/mapi/emsmdb */
  constructor(url: string, login?: { name: string; password: string }) {
    this.#url = url
    this.#authorization = login && `Basic ${Buffer.from(`${login.name}:${login.password}`).toString('base64')}`
  }

  async send(
    requestType: string,
    body: Uint8Array,
    options: {
      cookies?: Record<string, string>
      headers?: Record<string, string | undefined>
      signal?: AbortSignal
    } = {},
  ): Promise<MapiHttpAnswer> {
    const cookies = options.cookies ?? this.cookies
    const headers: Record<string, string | undefined> = {
      'content-type': 'application/mapi-http',
      'x-requesttype': requestType,
      'x-requestid': `{${this.#id}}:${++this.#count}`,
      'x-clientinfo': '{2EF33C39-49C8-421C-B876-CDF7F2AC3AA0}:123',
      'x-clientapplication': 'Outlook/15.00.0856.000',
      authorization: this.#authorization,
      ...(Object.keys(cookies).length > 0 && {
        cookie: Object.entries(cookies)
          .map(([name, value]) => `${name}=${value}`)
          .join('; '),
      }),
      ...options.headers,
    }
    const sent = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const answer = await fetch(this.#url, {
      method: 'POST',
      headers: sent,
      body: Buffer.from(body),
      ...(options.signal && { signal: options.signal }),
    })
    const parsed = parse(answer, new Uint8Array(await answer.arrayBuffer()))
    if (Object.keys(parsed.cookies).length > 0) this.cookies = parsed.cookies
    return parsed
  }
}

function parse(answer: Response, bytes: Uint8Array): MapiHttpAnswer {
  const cookies = Object.fromEntries(
    answer.headers.getSetCookie().map((cookie) => (cookie.split(';')[0] as string).split('=') as [string, string]),
  )
  const parts = { status: answer.status, headers: answer.headers, cookies }
  const code = Number(answer.headers.get('x-responsecode') ?? Number.NaN)
  if (code !== 0) return { ...parts, code, tags: [], additional: {}, body: bytes }
  return { ...parts, ...unframe(bytes) }
}

/** What stands in the body of an accepted request. */
export function unframe(bytes: Uint8Array): Pick<MapiHttpAnswer, 'tags' | 'additional' | 'code' | 'body'> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = buffer.indexOf('\r\n\r\n')
  const lines = buffer.toString('latin1', 0, end).split('\r\n')
  const done = lines.indexOf('DONE')
  const additional = Object.fromEntries(
    lines.slice(done + 1).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  )
  return {
    tags: lines.slice(0, done + 1),
    additional,
    code: Number(additional['X-ResponseCode'] ?? 0),
    body: buffer.subarray(end + 4),
  }
}
