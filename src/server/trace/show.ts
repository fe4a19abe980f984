/**
 * Exchanges as text, by the layouts of their protocols: ROPs and address book requests field by field, XML, lines of IMAP and
 * SMTP. `masked`: what stands in fields of text and bytes is counted, not shown, and no byte of the exchange is.
 *
 * Rows can only be read by who knows their columns, so a Shower remembers what the exchanges before have said, session by session.
 */
import { gunzipSync } from 'node:zlib'
import { decode, type Layout, LayoutError, print } from '#codec/binary/index.ts'
import { bodies as mapiBodies } from '#protocols/mapi/http/bodies.ts'
import { readExtended } from '#protocols/mapi/http/extended-buffer.ts'
import { nothingSeen, type Seen as SeenOfSession, showExchange } from '#protocols/mapi/buffer/decode.ts'
import { type Body, bodies as bookBodies, whole } from '#protocols/nspi/bodies.ts'
import type { Seen } from './tracer.ts'

export interface ShowOptions {
  masked: boolean
}

/** Sessions whose columns are remembered. */
const mostSessions = 200

export class Shower {
  readonly #masked: boolean
  readonly #sessions = new Map<string, SeenOfSession>()

  constructor({ masked }: ShowOptions) {
    this.#masked = masked
  }

  show(seen: Pick<Seen, 'protocol' | 'path' | 'what' | 'session' | 'method' | 'request' | 'response'>): string[] {
    try {
      if (seen.protocol === 'imap' || seen.protocol === 'smtp') return this.#lines(seen.request)
      const path = seen.path.toLowerCase()
      if (path.startsWith('/mapi/emsmdb')) return this.#mailbox(seen)
      if (path.startsWith('/mapi/nspi')) return this.#book(seen)
      return [...this.#document('request', seen.request), ...this.#document('response', seen.response)]
    } catch (error) {
      // Clients send what they like; whoever looks is told, and the request is answered all the same.
      const words = error instanceof LayoutError ? error.message : String(error)
      return [`!! ${this.#masked ? 'the bytes do not fit' : words}`]
    }
  }

  /** The words of a protocol, and nothing that a person has written. */
  maskedWhat({ protocol, what }: Pick<Seen, 'protocol' | 'what'>): string {
    return protocol === 'imap' || protocol === 'smtp' ? maskedLine(what) : what
  }

  #mailbox({ what, session, request, response }: Pick<Seen, 'what' | 'session' | 'request' | 'response'>): string[] {
    const options = { masked: this.#masked }
    const body = unframed(response)
    if (what !== 'Execute') {
      const layouts = Object.entries(mapiBodies).find(([name]) => name === what)?.[1]
      return layouts ? this.#both(layouts.request, request, layouts.response, body) : []
    }
    const asked = decode(mapiBodies.Execute.request, request)
    const answered = body.length > 0 ? decode(mapiBodies.Execute.response, body) : undefined
    const [question = new Uint8Array()] = readExtended(asked.ropBuffer)
    const answers = answered && answered.ropBuffer.length > 0 ? readExtended(answered.ropBuffer) : []
    const shown = showExchange(question, answers, this.#seenOf(session), options)
    return answered && answered.errorCode !== 0
      ? [...shown, `ErrorCode: 0x${answered.errorCode.toString(16).padStart(8, '0')}`]
      : shown
  }

  #book({ what, request, response }: Pick<Seen, 'what' | 'request' | 'response'>): string[] {
    const declared: readonly Body[] = Object.values(bookBodies)
    const body = declared.find(({ name }) => name === what)
    if (!body) return []
    const layouts = whole(body)
    return this.#both(layouts.request, request, layouts.response, unframed(response))
  }

  #both(request: Layout<any>, asked: Uint8Array, response: Layout<any>, answered: Uint8Array): string[] {
    const options = { masked: this.#masked }
    return [
      '> request',
      ...print(request, asked, options).split('\n'),
      ...(answered.length > 0 ? ['< response', ...print(response, answered, options).split('\n')] : []),
    ]
  }

  #document(label: string, bytes: Uint8Array): string[] {
    if (bytes.length === 0) return []
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipped(bytes) : bytes
    const text = Buffer.from(plain.buffer, plain.byteOffset, plain.length).toString('utf8')
    const isXml = /^\s*</.test(text)
    const shown = this.#masked ? (isXml ? maskedXml(text) : `${plain.length} bytes`) : text
    return [`${label === 'request' ? '>' : '<'} ${label}`, ...shown.split(/\r?\n/)]
  }

  #lines(bytes: Uint8Array): string[] {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
    const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
    return this.#masked ? lines.map(maskedLine) : lines
  }

  #seenOf(session: string): SeenOfSession {
    const known = this.#sessions.get(session) ?? nothingSeen()
    this.#sessions.delete(session)
    this.#sessions.set(session, known)
    for (const oldest of this.#sessions.keys()) {
      if (this.#sessions.size <= mostSessions) break
      this.#sessions.delete(oldest)
    }
    return known
  }
}

/** Behind the headers of an answer of MAPI/HTTP. */
function unframed(response: Uint8Array): Uint8Array {
  const buffer = Buffer.from(response.buffer, response.byteOffset, response.length)
  const end = buffer.indexOf('\r\n\r\n')
  return end < 0 ? new Uint8Array() : buffer.subarray(end + 4)
}

/** As far as it goes: an answer may have been cut. */
function gunzipped(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { finishFlush: 2, maxOutputLength: 16 * 1024 * 1024 })
  } catch {
    return bytes
  }
}

/** Names of elements, a line each, and where there is text; nothing of what is no element. */
function maskedXml(text: string): string {
  const lines: string[] = []
  let depth = 0
  for (const [, end, name = '', rest = '', content = ''] of text.matchAll(
    /<(\/?)([A-Za-z][\w:.-]{0,80})([^<>]*)>([^<]*)/g,
  )) {
    if (end) depth = Math.max(0, depth - 1)
    else
      lines.push(
        `${'  '.repeat(Math.min(depth, 40))}${name}${content.trim() && ` … ${content.trim().length} characters`}`,
      )
    if (!end && !rest.endsWith('/')) depth++
  }
  return lines.join('\n')
}

const imapWords =
  'CAPABILITY|NOOP|LOGOUT|ENABLE|SELECT|EXAMINE|CREATE|DELETE|RENAME|SUBSCRIBE|UNSUBSCRIBE|LIST|LSUB|NAMESPACE|STATUS|APPEND|IDLE|DONE|CLOSE|UNSELECT|EXPUNGE|SEARCH|SORT|THREAD|FETCH|STORE|COPY|MOVE|UID|ID|COMPRESS|GETQUOTA|GETQUOTAROOT|SETACL|GETACL|MYRIGHTS|GETMETADATA|SETMETADATA|NOTIFY|REPLACE'
const imapAnswers =
  'OK|NO|BAD|BYE|PREAUTH|CAPABILITY|ENABLED|LIST|LSUB|NAMESPACE|STATUS|SEARCH|ESEARCH|SORT|THREAD|FLAGS|EXISTS|RECENT|EXPUNGE|VANISHED|FETCH|QUOTA|QUOTAROOT|ACL|MYRIGHTS|METADATA|ID'
const smtpWords = 'EHLO|HELO|LHLO|MAIL|RCPT|DATA|BDAT|RSET|NOOP|VRFY|HELP|QUIT|STARTTLS'
const known = new RegExp(
  `^(?:[A-Za-z0-9.]{1,20} (?:UID )?(?:${imapWords})|DONE|\\* (?:\\d+ )?(?:${imapAnswers})|[A-Za-z0-9.]{1,20} (?:OK|NO|BAD)|\\+|(?:${smtpWords})|[2-5]\\d\\d(?: \\d\\.\\d{1,3}\\.\\d{1,3})?)(?= |-|$)`,
  'i',
)

/** What the line begins with, if these are words of a protocol; the rest is counted. */
function maskedLine(line: string): string {
  const words = known.exec(line)?.[0] ?? ''
  const rest = line.length - words.length
  return rest === 0 ? words : `${words}${words && ' '}… ${rest} characters`
}
