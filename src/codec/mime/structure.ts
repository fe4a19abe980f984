/**
 * The MIME structure of a mail: a tree of parts that says where each one lies. RFC 2045, RFC 2046, RFC 5322.
 *
 *     start ─────▶ Content-Type: multipart/mixed; boundary=b
 *                  (blank line)
 *     bodyStart ─▶ a preamble
 *                  --b
 *       parts[0].start ─▶ Content-Type: text/plain
 *                  (blank line)
 *       parts[0].bodyStart ─▶ Hello
 *       parts[0].end ────────▶(its line end belongs to the delimiter)
 *                  --b--
 *                  an epilogue
 *     end ───────▶
 *
 * Only offsets into the one array of bytes, nothing is copied or decoded except the few Content-* fields that say
 * what a part is. `bytes[start, bodyStart)` is the header with its blank line and `bytes[bodyStart, end)` the body:
 * what IMAP calls MIME/HEADER and TEXT, and what signatures are computed over.
 *
 * Every input has a structure. The file is read once from front to back: delimiter lines are found by searching for
 * "\n--", and looked up among the open boundaries, so the time is linear however parts are nested, however many
 * lines look like delimiters, and however they overlap. Limits: see LIMITS; what is beyond them stays one leaf.
 */
import { Buffer } from 'node:buffer'
import { asBuffer, beforeLineEnd, countLines, CR, headerText, LF, SPACE, TAB } from './bytes.ts'
import { blankLine, fieldEnd, fieldNameEnd, isDashes, isMboxLine, lineEnd } from './fields.ts'
import { noParameters, type ParameterMap, parseParameters, type RawParameter } from './parameters.ts'

/** Deeper parts are leaves with `truncated: 'depth'`; parts beyond the count are not listed (`truncated: 'count'`). */
export const LIMITS = { depth: 100, parts: 10_000, contentFieldBytes: 64 * 1024 } as const

export type Part = {
  /** The first byte of its header. */
  start: number
  /** The first byte of its body, behind the blank line. */
  bodyStart: number
  /** Behind its last byte. */
  end: number
  /** Line feeds in the body; counted for text and message parts only (RFC 9051 7.5.2 wants it there), else 0. */
  bodyLines: number
  /** Lower case. What is missing or broken is text/plain (RFC 2045 5.2), in a digest message/rfc822. */
  type: string
  subtype: string
  /** Decoded, by lower-case name. */
  parameters: ParameterMap
  /** As written, where that differs from `parameters` (RFC 2231, encoded words). */
  rawParameters: readonly RawParameter[] | undefined
  /** Lower-case Content-Transfer-Encoding; '7bit' when it is missing. */
  encoding: string
  disposition: Disposition | undefined
  /** Content-ID, -Description, -MD5, -Location: unfolded, otherwise as written. */
  id: string | undefined
  description: string | undefined
  md5: string | undefined
  /** Content-Language, as a list. */
  language: readonly string[] | undefined
  location: string | undefined
  /** The parts of a multipart; empty for all others, and for a multipart in which no delimiter was found. */
  parts: Part[]
  /** The message inside message/rfc822 or message/global, unless a transfer encoding hides it. */
  message: Part | undefined
  /** Why the parts may not be all: the closing delimiter is missing, or a limit was reached. */
  truncated: 'unclosed' | 'depth' | 'count' | undefined
}

/** `type` in lower case: inline, attachment or another word. */
export type Disposition = {
  type: string
  parameters: ParameterMap
  rawParameters: readonly RawParameter[] | undefined
}

/** The structure of the mail in `bytes`. Never throws; linear in time. */
export function parseStructure(bytes: Uint8Array): Part {
  return new Scanner(asBuffer(bytes)).entity(0, false, 0)
}

const DELIMITER = Buffer.from('\n--', 'latin1')

class Scanner {
  readonly #buffer: Buffer
  /** The open boundaries, outermost first, and the innermost level of each text. */
  readonly #boundaries: { text: string; shadowed: number | undefined }[] = []
  readonly #levels = new Map<string, number>()
  #longest = 0
  /** The delimiter line at which reading stopped; level -1 at the end of the bytes. */
  #stopLevel = -1
  #stopClosing = false
  #stopStart = 0
  #stopEnd = 0
  #count = 0
  /** Line feeds are counted up to #lineOffset; outside of messages, what need not be counted is jumped over. */
  #lines = 0
  #lineOffset = 0
  #openMessages = 0

  constructor(buffer: Buffer) {
    this.#buffer = buffer
  }

  /** One header with its body. Leaves the delimiter at which it ended in #stop…. */
  entity(start: number, inDigest: boolean, depth: number): Part {
    const part: Part = {
      start,
      bodyStart: start,
      end: start,
      bodyLines: 0,
      type: inDigest ? 'message' : 'text',
      subtype: inDigest ? 'rfc822' : 'plain',
      parameters: noParameters,
      rawParameters: undefined,
      encoding: '7bit',
      disposition: undefined,
      id: undefined,
      description: undefined,
      md5: undefined,
      language: undefined,
      location: undefined,
      parts: [],
      message: undefined,
      truncated: undefined,
    }
    this.#count++
    const ended = this.#header(part)
    if (ended) part.end = part.bodyStart
    else if (part.type === 'multipart') this.#multipart(part, depth)
    else if (part.type === 'message') this.#message(part, depth)
    else this.#leaf(part)
    return part
  }

  /** Reads the header; true when a delimiter or the end of the bytes came before any body. */
  #header(part: Part): boolean {
    const buffer = this.#buffer
    const limit = buffer.length
    const seen = new Set<string>()
    let at = part.start
    if (isMboxLine(buffer, at, limit)) at = lineEnd(buffer, at, limit)
    while (at < limit) {
      const blank = blankLine(buffer, at, limit)
      if (blank > 0) {
        part.bodyStart = at + blank
        return false
      }
      if (this.#levels.size > 0 && isDashes(buffer, at) && this.#isDelimiter(at)) {
        part.bodyStart = at
        return true
      }
      const nameEnd = fieldNameEnd(buffer, at, limit)
      if (nameEnd < 0) {
        const next = lineEnd(buffer, at, limit)
        if (fieldNameEnd(buffer, next, limit) < 0) {
          part.bodyStart = at
          return false
        }
        at = next
        continue
      }
      const end = fieldEnd(buffer, at, limit)
      if (isContentName(buffer, at, nameEnd)) readContentField(part, buffer, at, nameEnd, end, seen)
      at = end
    }
    part.bodyStart = limit
    this.#stopLevel = -1
    return true
  }

  #leaf(part: Part) {
    const counted = part.type === 'text' || part.type === 'message'
    const before = counted ? this.#linesTo(part.bodyStart) : 0
    this.#scan(part.bodyStart)
    part.end = this.#endOfBody(part.bodyStart)
    if (counted) part.bodyLines = this.#linesTo(part.end, true) - before
  }

  #message(part: Part, depth: number) {
    const isMessage = part.subtype === 'rfc822' || part.subtype === 'global'
    if (!isMessage || !isIdentity(part.encoding)) return this.#leaf(part)
    if (depth >= LIMITS.depth || this.#count >= LIMITS.parts) {
      part.truncated = depth >= LIMITS.depth ? 'depth' : 'count'
      return this.#leaf(part)
    }
    const before = this.#linesTo(part.bodyStart)
    this.#openMessages++
    part.message = this.entity(part.bodyStart, false, depth + 1)
    this.#openMessages--
    part.end = part.message.end
    part.bodyLines = this.#linesTo(part.end, true) - before
  }

  #multipart(part: Part, depth: number) {
    const boundary = boundaryOf(part)
    if (boundary === '') return this.#leaf(part)
    if (depth >= LIMITS.depth || this.#count >= LIMITS.parts) {
      part.truncated = depth >= LIMITS.depth ? 'depth' : 'count'
      return this.#leaf(part)
    }
    const level = this.#open(boundary)
    const inDigest = part.subtype === 'digest'
    this.#scan(part.bodyStart)
    while (this.#stopLevel === level && !this.#stopClosing) {
      if (this.#count >= LIMITS.parts) {
        part.truncated = 'count'
        this.#scan(this.#stopEnd)
      } else part.parts.push(this.entity(this.#stopEnd, inDigest, depth + 1))
    }
    this.#close()
    if (this.#stopLevel === level) this.#scan(this.#stopEnd)
    else part.truncated ??= 'unclosed'
    // A last part that is nothing but a header keeps the line end of that header, so the whole does, too.
    part.end = Math.max(this.#endOfBody(part.bodyStart), part.parts.at(-1)?.end ?? 0)
  }

  #open(boundary: string): number {
    const level = this.#boundaries.length
    this.#boundaries.push({ text: boundary, shadowed: this.#levels.get(boundary) })
    this.#levels.set(boundary, level)
    this.#longest = Math.max(this.#longest, boundary.length)
    return level
  }

  #close() {
    const { text, shadowed } = this.#boundaries.pop()!
    if (shadowed === undefined) this.#levels.delete(text)
    else this.#levels.set(text, shadowed)
    if (this.#levels.size === 0) this.#longest = 0
  }

  /** Finds the next delimiter line of an open boundary, at `from` (which begins a line) or behind it. */
  #scan(from: number) {
    const buffer = this.#buffer
    if (this.#levels.size > 0) {
      if (isDashes(buffer, from) && this.#isDelimiter(from)) return
      let at = buffer.indexOf(DELIMITER, Math.max(0, from - 1))
      while (at >= 0) {
        if (at + 1 > from && this.#isDelimiter(at + 1)) return
        at = buffer.indexOf(DELIMITER, at + 2)
      }
    }
    this.#stopLevel = -1
  }

  /** Whether the line at `start`, which begins with "--", is a delimiter of an open boundary; if so, stops there. */
  #isDelimiter(start: number): boolean {
    const buffer = this.#buffer
    // RFC 2046 5.1.1: the boundary, "--" if it closes, and white space that transport may have added.
    const limit = Math.min(buffer.length, start + this.#longest + 4 + PADDING_MAX)
    let lineFeed = start + 2
    while (lineFeed < limit && buffer[lineFeed] !== LF) lineFeed++
    if (lineFeed === limit && limit < buffer.length) return false
    let end = lineFeed
    while (end > start + 2 && isPadding(buffer[end - 1]!)) end--
    const text = buffer.toString('latin1', start + 2, end)
    let level = this.#levels.get(text)
    const closing = level === undefined && text.endsWith('--')
    if (closing) level = this.#levels.get(text.slice(0, -2).trimEnd())
    if (level === undefined) return false
    this.#stopLevel = level
    this.#stopClosing = closing
    this.#stopStart = start
    this.#stopEnd = Math.min(buffer.length, lineFeed + 1)
    return true
  }

  #endOfBody(bodyStart: number): number {
    if (this.#stopLevel < 0) return this.#buffer.length
    return beforeLineEnd(this.#buffer, this.#stopStart, bodyStart)
  }

  /** Line feeds before `offset`, from wherever counting began; only differences mean something. */
  #linesTo(offset: number, counted = this.#openMessages > 0): number {
    if (offset > this.#lineOffset) {
      if (counted) this.#lines += countLines(this.#buffer, this.#lineOffset, offset)
      this.#lineOffset = offset
    }
    return this.#lines
  }
}

const PADDING_MAX = 256

function isPadding(byte: number): boolean {
  return byte === SPACE || byte === TAB || byte === CR
}

/** The boundary as its bytes stand in the delimiter lines; it cannot end with white space (RFC 2046 5.1.1). */
function boundaryOf(part: Part): string {
  const boundary = part.parameters.get('boundary')?.trimEnd() ?? ''
  return /[^\x00-\x7f]/.test(boundary) ? Buffer.from(boundary, 'utf8').toString('latin1') : boundary
}

function isIdentity(encoding: string): boolean {
  return encoding !== 'base64' && encoding !== 'quoted-printable' && !encoding.startsWith('x-')
}

/** "content-" at the start, in any case. */
function isContentName(buffer: Buffer, at: number, nameEnd: number): boolean {
  return (
    nameEnd - at > 9 &&
    (buffer[at]! | 0x20) === 0x63 &&
    (buffer[at + 1]! | 0x20) === 0x6f &&
    (buffer[at + 2]! | 0x20) === 0x6e &&
    (buffer[at + 3]! | 0x20) === 0x74 &&
    buffer[at + 7] === 0x2d
  )
}

function readContentField(part: Part, buffer: Buffer, at: number, nameEnd: number, end: number, seen: Set<string>) {
  if (nameEnd - at > 40) return
  const name = buffer.toString('latin1', at, nameEnd).toLowerCase()
  // Of repeated fields the first one counts, as in every reader we know of.
  if (seen.has(name)) return
  seen.add(name)
  const valueStart = buffer.indexOf(0x3a, nameEnd) + 1
  const value = headerText(buffer, valueStart, end, LIMITS.contentFieldBytes)
  switch (name) {
    case 'content-type':
      return readContentType(part, value)
    case 'content-transfer-encoding':
      part.encoding = firstToken(value) || '7bit'
      return
    case 'content-disposition': {
      const { value: type, parameters, raw } = parseParameters(value)
      // RFC 2183 2.8: an unknown word is treated as attachment; a missing one is "attachment" to any reader as well.
      part.disposition = { type: firstToken(type) || 'attachment', parameters, rawParameters: raw }
      return
    }
    case 'content-id':
      part.id = value === '' ? undefined : value
      return
    case 'content-description':
      part.description = value === '' ? undefined : value
      return
    case 'content-md5':
      part.md5 = value === '' ? undefined : value
      return
    case 'content-location':
      part.location = value === '' ? undefined : value
      return
    case 'content-language': {
      const languages = value.split(',', 100).flatMap((tag) => firstToken(tag) || [])
      part.language = languages.length > 0 ? languages : undefined
    }
  }
}

function readContentType(part: Part, text: string) {
  const { value, parameters, raw } = parseParameters(text)
  part.parameters = parameters
  part.rawParameters = raw
  const [, type, subtype] = /^"?([^\s/;"]+)\s*\/\s*([^\s/;,"]+)/.exec(value) ?? []
  // RFC 2045 5.2: a field that does not parse is as good as none.
  part.type = type?.toLowerCase() ?? 'text'
  part.subtype = subtype?.toLowerCase() ?? 'plain'
}

/** The first word of a value, in lower case, without comments and quotes. */
function firstToken(value: string): string {
  return /^(?:\s*\([^)]*\))*[\s"]*([^\s;"(,]*)/.exec(value)?.[1]?.toLowerCase() ?? ''
}
