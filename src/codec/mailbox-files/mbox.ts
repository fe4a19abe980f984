/**
 * Mails one after the other in a file: mbox in its four dialects. RFC 4155, and what programs do
 *
 *   mboxo    a line that begins with "From " gets a ">" before it; one that had it already is not told apart
 *   mboxrd   a line of any number of ">" before "From " gets one more
 *   mboxcl   as mboxrd, and Content-Length says where the mail ends
 *   mboxcl2  Content-Length alone; nothing is changed
 *
 * The reader takes the file in pieces and holds one mail; the writer gives pieces. Lines of a mail keep their ends.
 */
import { LayoutError } from '../binary/index.ts'

export type MboxDialect = 'mboxo' | 'mboxrd' | 'mboxcl' | 'mboxcl2'

export interface MboxMail {
  /** What stands behind "From ": the sender, and mostly a date. */
  envelope: string
  /** Without the quoting of the dialect, and without the empty line at its end. */
  bytes: Uint8Array
}

export interface MboxOptions {
  dialect?: MboxDialect
  /** A larger mail is refused: nothing else ends one that has no end. */
  maxMailBytes?: number
}

const MAIL_BYTES_MAX = 256 << 20
const ENVELOPE_MAX = 2000
const NEWLINE = 0x0a
const from = Buffer.from('From ')

export async function* readMbox(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: MboxOptions = {},
): AsyncGenerator<MboxMail> {
  const reader = new MboxReader(options)
  for await (const piece of pieces) yield* reader.push(piece)
  yield* reader.end()
}

class MboxReader {
  readonly #dialect: MboxDialect
  readonly #maxBytes: number
  readonly #counted: boolean
  /** The beginning of a line whose end has not come yet. */
  #rest: Buffer[] = []
  #restBytes = 0
  #envelope: string | undefined
  #lines: Buffer[] = []
  #bytes = 0
  #inHeader = false
  #contentLength: number | undefined
  /** Bytes of the body that Content-Length has promised and that are not there yet. */
  #promised = 0
  #afterEmptyLine = true

  constructor({ dialect = 'mboxrd', maxMailBytes = MAIL_BYTES_MAX }: MboxOptions) {
    this.#dialect = dialect
    this.#maxBytes = maxMailBytes
    this.#counted = dialect === 'mboxcl' || dialect === 'mboxcl2'
  }

  *push(piece: Uint8Array): Generator<MboxMail> {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    let at = 0
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, at)) {
      yield* this.#line(this.#whole(bytes.subarray(at, end + 1)))
      at = end + 1
    }
    if (at === bytes.length) return
    // A copy: the piece may be filled again by whoever gave it.
    this.#rest.push(Buffer.from(bytes.subarray(at)))
    this.#restBytes += bytes.length - at
    this.#limit(this.#restBytes)
  }

  *end(): Generator<MboxMail> {
    if (this.#restBytes > 0) yield* this.#line(this.#whole(Buffer.alloc(0)))
    const mail = this.#take()
    if (mail) yield mail
  }

  #whole(end: Buffer): Buffer {
    if (this.#restBytes === 0) return Buffer.from(end)
    const line = Buffer.concat([...this.#rest, end])
    this.#rest = []
    this.#restBytes = 0
    return line
  }

  *#line(line: Buffer): Generator<MboxMail> {
    if (this.#promised <= 0 && this.#afterEmptyLine && line.subarray(0, from.length).equals(from)) {
      const mail = this.#take()
      if (mail) yield mail
      this.#envelope = line.toString('utf8', from.length, from.length + ENVELOPE_MAX).trimEnd()
      this.#inHeader = true
      this.#afterEmptyLine = false
      return
    }
    if (this.#envelope === undefined) {
      if (isEmpty(line)) return
      throw new LayoutError('does not begin with "From "', 0)
    }
    this.#promised -= line.length
    this.#afterEmptyLine = isEmpty(line) || (this.#counted && this.#contentLength !== undefined && this.#promised <= 0)
    if (this.#inHeader) this.#header(line)
    this.#bytes += line.length
    this.#limit(this.#bytes)
    this.#lines.push(this.#unquoted(line))
  }

  #header(line: Buffer): void {
    this.#promised = 0
    if (isEmpty(line)) {
      this.#inHeader = false
      this.#promised = this.#contentLength ?? 0
    } else if (this.#counted && line.length < 100) {
      const [, length] = /^content-length:\s*(\d{1,12})\s*$/i.exec(line.toString('latin1')) ?? []
      if (length !== undefined) this.#contentLength = Number(length)
    }
  }

  #unquoted(line: Buffer): Buffer {
    if (this.#inHeader || this.#dialect === 'mboxcl2' || line[0] !== 0x3e) return line
    let at = 1
    if (this.#dialect !== 'mboxo') while (line[at] === 0x3e) at++
    return line.subarray(at, at + from.length).equals(from) ? line.subarray(1) : line
  }

  #take(): MboxMail | undefined {
    const envelope = this.#envelope
    if (envelope === undefined) return undefined
    const lines = this.#lines
    const last = lines.at(-1)
    if (last && lines.length > 1 && !this.#inHeader && isEmpty(last) && this.#promised < 0) lines.pop()
    const bytes = Buffer.concat(lines)
    this.#envelope = undefined
    this.#lines = []
    this.#bytes = 0
    this.#contentLength = undefined
    this.#promised = 0
    return { envelope, bytes }
  }

  #limit(bytes: number): void {
    if (bytes > this.#maxBytes) throw new LayoutError(`a mail of more than ${this.#maxBytes} bytes`, 0)
  }
}

function isEmpty(line: Buffer): boolean {
  return line[0] === NEWLINE || (line.length === 2 && line[0] === 0x0d) || line.length === 0
}

/** One mail as it stands in the file. `sender` and `date` are for the first line. */
export function mboxEntry(
  mail: { bytes: Uint8Array; sender?: string; date?: Date },
  dialect: MboxDialect = 'mboxrd',
): Buffer {
  const bytes = Buffer.from(mail.bytes.buffer, mail.bytes.byteOffset, mail.bytes.byteLength)
  const bodyStart = endOfHeader(bytes)
  let header = bytes.subarray(0, bodyStart)
  const body = dialect === 'mboxcl2' ? bytes.subarray(bodyStart) : quoted(bytes.subarray(bodyStart), dialect)
  const newline = header.includes('\r\n') ? '\r\n' : '\n'
  if (dialect === 'mboxcl' || dialect === 'mboxcl2') {
    const without = header.toString('latin1').replace(/^content-length:[^\n]*\n(?:[ \t][^\n]*\n)*/gim, '')
    header = Buffer.from(`Content-Length: ${body.length}${newline}${without}`, 'latin1')
  }
  const sender = (mail.sender ?? '').replace(/[\s\x00-\x1f]/g, '') || 'MAILER-DAEMON'
  const line = Buffer.from(`From ${sender} ${asctime(mail.date ?? new Date(0))}${newline}`)
  const end = body.length > 0 && body[body.length - 1] !== NEWLINE ? newline + newline : newline
  return Buffer.concat([line, header, body, Buffer.from(end)])
}

/** Behind the empty line; the whole mail if there is none. */
function endOfHeader(bytes: Buffer): number {
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, at)
    if (end < 0) break
    if (end === at || (end === at + 1 && bytes[at] === 0x0d)) return end + 1
    at = end + 1
  }
  return bytes.length
}

function quoted(body: Buffer, dialect: MboxDialect): Buffer {
  const parts: Buffer[] = []
  const mark = Buffer.from('>')
  let copied = 0
  for (let at = body.indexOf(from); at >= 0; at = body.indexOf(from, at + 1)) {
    let start = at
    if (dialect !== 'mboxo') while (start > copied && body[start - 1] === 0x3e) start--
    if (start > 0 && body[start - 1] !== NEWLINE) continue
    parts.push(body.subarray(copied, start), mark)
    copied = start
  }
  return copied === 0 && parts.length === 0 ? body : Buffer.concat([...parts, body.subarray(copied)])
}

/** RFC 4155 Appendix A: "Thu Nov 24 18:22:48 1986", in UTC. */
function asctime(date: Date): string {
  const [, day, number, month, year, time] = /^(\w+), (\d+) (\w+) (\d+) ([\d:]+)/.exec(date.toUTCString()) ?? []
  return `${day} ${month} ${`${Number(number)}`.padStart(2)} ${time} ${year}`
}
