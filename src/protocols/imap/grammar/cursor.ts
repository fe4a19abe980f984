/**
 * A place in one IMAP command, and the words of the grammar that every command is made of.
 *
 * Grammar: RFC 9051 9, RFC 3501 9; literals: RFC 7888, literal8: RFC 3516 4.4.
 *
 * A command has come in completely when it is parsed (input.ts collects it):
 *
 *     a1 LOGIN {3} bob {6} secret          line: the text without the line ends; a literal is its marker,
 *              ^^^     ^^^                 and its bytes stand in `literals`, in order, with the marker's offset
 *
 * so an offset in an error is an offset in that line. Nothing here copies the literals. What does not fit the grammar
 * throws a LayoutError, which the session answers with BAD.
 */
import { Buffer } from 'node:buffer'
import { LayoutError } from '#codec/binary/index.ts'

export interface Literal {
  /** Offset in the line of the `{` or `~{`. */
  start: number
  /** Offset in the line behind the `}`. */
  end: number
  bytes: Uint8Array
  /** `~{…}`: may hold NUL, RFC 3516 4.4. */
  binary: boolean
}

export interface CommandText {
  line: Buffer
  literals: readonly Literal[]
}

const NONE = 0
/** May stand in an atom, RFC 9051 ATOM-CHAR. */
const ATOM = 1
/** Only in an astring or a tag: `]`, RFC 9051 resp-specials. */
const ASTRING = 2
/** Only in a list-mailbox: `%` and `*`. */
const WILD = 4

/** For each byte what it may be part of. Bytes from 0x80 are let through: UTF-8 in atoms is seen, RFC 6855 3. */
const kinds = new Uint8Array(256).fill(ATOM)
for (let byte = 0; byte <= 0x20; byte++) kinds[byte] = NONE
kinds[0x7f] = NONE
for (const special of '(){"\\') kinds[special.charCodeAt(0)] = NONE
kinds[']'.charCodeAt(0)] = ASTRING
kinds['%'.charCodeAt(0)] = WILD
kinds['*'.charCodeAt(0)] = WILD

const SPACE = 0x20
const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN = 0x28
const CLOSE = 0x29
const BRACE = 0x7b
const TILDE = 0x7e

/** Lists within lists, and keys within keys, down to here. */
export const DEPTH_MAX = 50

export class Cursor {
  readonly line: Buffer
  readonly literals: readonly Literal[]
  at: number
  depth: number
  #nextLiteral: number

  constructor(text: CommandText, at = 0) {
    this.line = text.line
    this.literals = text.literals
    this.at = at
    this.depth = 0
    this.#nextLiteral = 0
  }

  static of(text: string): Cursor {
    return new Cursor({ line: Buffer.from(text, 'utf8'), literals: [] })
  }

  fail(problem: string): never {
    throw new LayoutError(problem, this.at)
  }

  /** The next byte without going on, -1 at the end. */
  peek(): number {
    return this.at < this.line.length ? this.line[this.at]! : -1
  }

  /** True, and one further, when the next character is this one. */
  skip(character: string): boolean {
    if (this.peek() !== character.charCodeAt(0)) return false
    this.at++
    return true
  }

  expect(character: string): void {
    if (!this.skip(character)) this.fail(`expected ${character === ' ' ? 'a space' : `'${character}'`}`)
  }

  space(): void {
    this.expect(' ')
  }

  /** True when a space and then something else follows; several clients leave a space at the end of the line. */
  more(): boolean {
    if (this.peek() !== SPACE) return false
    let next = this.at
    while (next < this.line.length && this.line[next] === SPACE) next++
    if (next === this.line.length) return false
    this.at++
    return true
  }

  end(): void {
    while (this.peek() === SPACE) this.at++
    if (this.at < this.line.length) this.fail('unexpected text after the command')
  }

  #run(allowed: number): string {
    const start = this.at
    const { line } = this
    let at = start
    while (at < line.length && (kinds[line[at]!]! & allowed) !== 0) at++
    this.at = at
    return line.toString('latin1', start, at)
  }

  tag(): string {
    const start = this.at
    const tag = this.#run(ATOM | ASTRING)
    // RFC 9051: a tag has no '+', which would look like a continuation.
    if (tag === '' || tag.includes('+') || tag.length > 255) {
      this.at = start
      this.fail('expected a tag')
    }
    return tag
  }

  atom(): string {
    const atom = this.#run(ATOM)
    if (atom === '') this.fail('expected a word')
    return atom
  }

  /** An atom in upper case: names of commands, keys and options. */
  word(): string {
    return this.atom().toUpperCase()
  }

  /** Letters, digits, '-' and '.' only: names that may be followed by '[' or '<'. */
  name(): string {
    const start = this.at
    const { line } = this
    let at = start
    for (; at < line.length; at++) {
      const c = line[at]! | 0x20
      if (!((c >= 0x61 && c <= 0x7a) || (line[at]! >= 0x30 && line[at]! <= 0x39) || c === 0x2d || c === 0x2e)) break
    }
    if (at === start) this.fail('expected a name')
    this.at = at
    return line.toString('latin1', start, at).toUpperCase()
  }

  /** number64: up to 63 bits by the grammar, here up to 2^53. */
  number(max = Number.MAX_SAFE_INTEGER): number {
    const start = this.at
    let value = 0
    for (let c = this.peek(); c >= 0x30 && c <= 0x39; c = this.peek()) {
      value = value * 10 + (c - 0x30)
      if (value > max) this.fail('number too large')
      this.at++
    }
    if (this.at === start) this.fail('expected a number')
    return value
  }

  /** nz-number */
  positive(max?: number): number {
    const value = this.number(max)
    if (value === 0) this.fail('expected a number above zero')
    return value
  }

  #quoted(): Uint8Array {
    this.expect('"')
    const { line } = this
    const start = this.at
    let at = start
    let escaped = false
    for (; ; at++) {
      if (at >= line.length) this.fail('a quoted string without its end')
      const byte = line[at]!
      if (byte === QUOTE) break
      if (byte === BACKSLASH) {
        const next = line[at + 1]
        if (next !== QUOTE && next !== BACKSLASH) {
          this.at = at
          this.fail('in a quoted string only \\ and " are escaped')
        }
        escaped = true
        at++
      }
    }
    this.at = at + 1
    if (!escaped) return line.subarray(start, at)
    const out = Buffer.allocUnsafe(at - start)
    let length = 0
    for (let i = start; i < at; i++) {
      if (line[i] === BACKSLASH) i++
      out[length++] = line[i]!
    }
    return out.subarray(0, length)
  }

  atLiteral(): boolean {
    return this.literals[this.#nextLiteral]?.start === this.at
  }

  literal(): Literal {
    if (!this.atLiteral()) this.fail('expected a literal')
    const literal = this.literals[this.#nextLiteral++]!
    this.at = literal.end
    return literal
  }

  /** quoted / literal, as bytes. */
  string(): Uint8Array {
    const next = this.peek()
    if (next === QUOTE) return this.#quoted()
    if (next === BRACE || next === TILDE) return this.literal().bytes
    this.fail('expected a string')
  }

  /** astring, as bytes. */
  astringBytes(): Uint8Array {
    const next = this.peek()
    if (next === QUOTE || next === BRACE || (next === TILDE && this.atLiteral())) return this.string()
    const start = this.at
    if (this.#run(ATOM | ASTRING) === '') this.fail('expected a string')
    return this.line.subarray(start, this.at)
  }

  astring(): string {
    return text(this.astringBytes())
  }

  /** nstring: undefined for NIL. */
  nstring(): string | undefined {
    if (this.peek() === QUOTE || this.atLiteral()) return text(this.string())
    if (this.word() !== 'NIL') this.fail('expected a string or NIL')
    return undefined
  }

  /** list-mailbox: a pattern with its wildcards. */
  listMailbox(): string {
    const next = this.peek()
    if (next === QUOTE || next === BRACE) return text(this.string())
    const start = this.at
    if (this.#run(ATOM | ASTRING | WILD) === '') this.fail('expected a pattern')
    return text(this.line.subarray(start, this.at))
  }

  /** A flag in front of a space or a bracket: `\Seen`, `$Junk`, `keyword`. */
  flag(): string {
    if (this.skip('\\')) return `\\${this.atom()}`
    return this.atom()
  }

  /** `(a b c)`, also empty; `each` reads one element. */
  list<T>(each: () => T): T[] {
    this.expect('(')
    this.deeper()
    const items: T[] = []
    if (!this.skip(')')) {
      do {
        items.push(each())
      } while (this.#separator())
      this.expect(')')
    }
    this.depth--
    return items
  }

  /** Within a list: a space, but none before the ')'. */
  #separator(): boolean {
    if (this.peek() !== SPACE) return false
    while (this.peek() === SPACE) this.at++
    return this.peek() !== CLOSE
  }

  deeper(): void {
    if (++this.depth > DEPTH_MAX) this.fail('nested too deeply')
  }

  atList(): boolean {
    return this.peek() === OPEN
  }

  /**
   * tagged-ext-val, RFC 9051 9: a value of an option that we do not know, skipped as a whole so that the answer can
   * name the option.
   */
  skipValue(): void {
    if (this.atList()) {
      this.list(() => this.skipValue())
      return
    }
    if (this.peek() === QUOTE || this.atLiteral()) {
      this.string()
      return
    }
    if (this.#run(ATOM | ASTRING | WILD) === '') this.fail('expected a value')
  }
}

/** Text that a client sent: UTF-8, and where it is not, one character a byte. */
export function text(bytes: Uint8Array): string {
  const buffer = bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let i = 0; i < buffer.length; i++) {
    if (buffer[i]! < 0x80) continue
    const decoded = buffer.toString('utf8')
    return decoded.includes('\ufffd') ? buffer.toString('latin1') : decoded
  }
  return buffer.toString('latin1')
}
