/**
 * Header values as they are written: RFC 5322 2.2.3 (folding), RFC 2047 (encoded words), RFC 2231 (parameters).
 *
 * Each function gives the value of a field, folded to lines of at most 76 characters, without the name and the last
 * line end. `column` is where the value begins in its first line: the length of "Name: ". With `utf8` (RFC 6532,
 * for SMTPUTF8) text beyond ASCII stands as it is. A line end inside a value can never come out: no value can begin
 * another field.
 */
import { Buffer } from 'node:buffer'
import { domainToASCII } from 'node:url'
import type { Addressee, Mailbox } from './addresses.ts'

export type EncodeOptions = { column?: number; utf8?: boolean }

const LINE_MAX = 76
const WORD_MAX = 75
// RFC 5322 2.1.1 forbids lines over 998; a word without spaces that comes near it is encoded to be foldable.
const PLAIN_WORD_MAX = 500

/** Any text, as in Subject. */
export function encodeUnstructured(text: string, { column = 0, utf8 = false }: EncodeOptions = {}): string {
  const line = oneLine(text)
  const words = line.split(/(?<=[^ \t])(?=[ \t])/)
  const first = words.findIndex((word) => mustEncode(word, utf8))
  if (first < 0 && line === line.trim()) return fold(words, column)
  const last = words.findLastIndex((word) => mustEncode(word, utf8))
  const trimmed = first < 0 || line !== line.trim()
  const [from, to] = trimmed ? [0, words.length] : [first, last + 1]
  const before = words.slice(0, from)
  const used = before.join('').length + column
  const encoded = encodedWords(
    words
      .slice(from, to)
      .join('')
      .replace(/^[ \t]/, from === 0 ? '$&' : ''),
    used,
  )
  const run = encoded.map((word, index) => (index === 0 && from === 0 ? word : ` ${word}`))
  return fold([...before, ...run, ...words.slice(to)], column)
}

/** A display name: atoms, a quoted string, or encoded words. */
export function encodePhrase(text: string, { column = 0, utf8 = false }: EncodeOptions = {}): string {
  return fold(phraseTokens(oneLine(text), column, utf8), column)
}

export function encodeAddressList(
  list: readonly (Addressee | Pick<Mailbox, 'name' | 'address'>)[],
  { column = 0, utf8 = false }: EncodeOptions = {},
): string {
  const tokens: string[] = []
  list.forEach((entry, index) => {
    const comma = index < list.length - 1 ? ',' : ''
    if (!('group' in entry)) return tokens.push(...mailboxTokens(entry, comma, utf8))
    const name = phraseTokens(oneLine(entry.group), column, utf8)
    tokens.push(...name.slice(0, -1), `${name.at(-1) ?? ''}:`)
    entry.members.forEach((member, at) => {
      tokens.push(...mailboxTokens(member, at < entry.members.length - 1 ? ',' : '', utf8))
    })
    tokens.push(`${tokens.pop() ?? ''};${comma}`)
  })
  return fold(spaced(tokens), column)
}

/** Message identifiers, one after the other (References). */
export function encodeMessageIds(ids: readonly string[], { column = 0 }: EncodeOptions = {}): string {
  return fold(spaced(ids.map((id) => oneLine(id).trim())), column)
}

/** `value; name=value; …`, as in Content-Type and Content-Disposition. */
export function encodeParameters(
  value: string,
  parameters: Iterable<readonly [string, string]>,
  { column = 0, utf8 = false }: EncodeOptions = {},
): string {
  const pairs = [...parameters].flatMap(([name, text]) => encodeParameter(name, text, { utf8 }))
  return fold(spaced([value, ...pairs].map((token, index) => (index < pairs.length ? `${token};` : token))), column)
}

/**
 * One parameter as one or more `name=value` words. `name` of Content-Type is written in encoded words, which old
 * readers know; all others (filename) in the way of RFC 2231 3 and 4.
 */
export function encodeParameter(name: string, text: string, { utf8 = false }: EncodeOptions = {}): string[] {
  const key = name.replace(/[^!#$&+\-.^_`{|}~0-9A-Za-z]/g, '')
  const value = oneLine(text)
  const plain = utf8 || /^[\x20-\x7e]*$/.test(value)
  if (plain && value.length + key.length <= 70) {
    return [/^[!#$%&'*+\-.^_`{|}~0-9A-Za-z]+$/.test(value) ? `${key}=${value}` : `${key}=${quoted(value)}`]
  }
  if (key.toLowerCase() === 'name') return [`${key}="${encodedWords(value, key.length + 2, true).join('\r\n ')}"`]
  return plain ? splitPlain(key, value) : splitExtended(key, value)
}

function splitPlain(key: string, value: string): string[] {
  const sections = value.match(/.{1,50}/gsu) ?? ['']
  return sections.map((section, index) => `${key}*${index}=${quoted(section)}`)
}

function splitExtended(key: string, value: string): string[] {
  const sections: string[] = []
  let section = "utf-8''"
  for (const character of value.toWellFormed()) {
    const encoded =
      /[!#$&+\-.^_`{|}~0-9A-Za-z]/.test(character) && character.length === 1 ? character : percent(character)
    if (section.length + encoded.length + key.length > 66) {
      sections.push(section)
      section = ''
    }
    section += encoded
  }
  sections.push(section)
  if (sections.length === 1) return [`${key}*=${sections[0]}`]
  return sections.map((text, index) => `${key}*${index}*=${text}`)
}

function percent(character: string): string {
  return Array.from(Buffer.from(character, 'utf8'), (byte) => `%${hex(byte)}`).join('')
}

function mailboxTokens({ name, address }: Pick<Mailbox, 'name' | 'address'>, comma: string, utf8: boolean): string[] {
  const written = oneLine(address).trim()
  const spec = utf8 ? written : withAsciiDomain(written)
  if (name === '') return [`${spec}${comma}`]
  return [...phraseTokens(oneLine(name), 0, utf8), `<${spec}>${comma}`].map((token) => token.trim())
}

/** RFC 5890: a domain beyond ASCII has an ASCII form; a local part has none. */
function withAsciiDomain(address: string): string {
  const sign = address.lastIndexOf('@')
  const domain = address.slice(sign + 1)
  if (sign < 0 || /^[\x00-\x7f]*$/.test(domain)) return address
  return `${address.slice(0, sign + 1)}${domainToASCII(domain) || domain}`
}

/** The words of a phrase, each but the first with the space before it. */
function phraseTokens(text: string, column: number, utf8: boolean): string[] {
  const name = text.trim()
  const tame = utf8 ? /^[^\x00-\x1f\x7f]*$/.test(name) : /^[\x20-\x7e]*$/.test(name)
  if (!tame || name.includes('=?') || name.length > PLAIN_WORD_MAX) {
    return spaced(encodedWords(name, column, true))
  }
  const atoms = utf8
    ? /^[^\s"(),.:;<>@[\\\]]+(?: [^\s"(),.:;<>@[\\\]]+)*$/
    : /^[!#$%&'*+\-/=?^_`{|}~0-9A-Za-z]+(?: [!#$%&'*+\-/=?^_`{|}~0-9A-Za-z]+)*$/
  return (atoms.test(name) ? name : quoted(name)).split(/(?<=[^ ])(?= )/)
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

function mustEncode(word: string, utf8: boolean): boolean {
  // A word that looks encoded would be decoded by the reader.
  if (word.includes('=?') || word.length > PLAIN_WORD_MAX || /[ \t]{20}/.test(word)) return true
  return utf8 ? /[\x00-\x08\x0b-\x1f\x7f]/.test(word) : /[^\t\x20-\x7e]/.test(word)
}

/** The text as encoded words of at most 75 characters; no character is cut in two (RFC 2047 5). */
function encodedWords(text: string, column: number, phrase = false): string[] {
  const bytes = Buffer.from(text.toWellFormed(), 'utf8')
  // Q may be half as long again: its words can be read without a decoder.
  const q = qLength(bytes, phrase) <= Math.ceil(bytes.length / 3) * 6
  const head = q ? '=?utf-8?Q?' : '=?utf-8?B?'
  const words: string[] = []
  let room = Math.max(20, Math.min(WORD_MAX, LINE_MAX - column)) - head.length - 2
  let from = 0
  let width = 0
  const flush = (to: number) => {
    if (to === from) return
    const piece = bytes.subarray(from, to)
    words.push(`${head}${q ? encodeQ(piece, phrase) : piece.toString('base64')}?=`)
    from = to
    width = 0
    room = WORD_MAX - head.length - 2
  }
  for (let at = 0; at < bytes.length; ) {
    const size = characterSize(bytes[at]!)
    const next = Math.min(bytes.length, at + size)
    const wider = q ? width + qLength(bytes.subarray(at, next), phrase) : Math.ceil((next - from) / 3) * 4
    if (wider > room && at > from) {
      flush(at)
      continue
    }
    width = wider
    at = next
  }
  flush(bytes.length)
  return words.length > 0 ? words : ['']
}

function characterSize(byte: number): number {
  return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
}

function qLength(bytes: Uint8Array, phrase: boolean): number {
  let length = 0
  for (const byte of bytes) length += byte === 0x20 || isQPlain(byte, phrase) ? 1 : 3
  return length
}

function encodeQ(bytes: Uint8Array, phrase: boolean): string {
  let out = ''
  for (const byte of bytes) {
    if (byte === 0x20) out += '_'
    else out += isQPlain(byte, phrase) ? String.fromCharCode(byte) : `=${hex(byte)}`
  }
  return out
}

/** RFC 2047 4.2, and 5 (3) for phrases: letters, digits, "!*+-/". */
function isQPlain(byte: number, phrase: boolean): boolean {
  if ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)) return true
  if (byte === 0x21 || byte === 0x2a || byte === 0x2b || byte === 0x2d || byte === 0x2f) return true
  return !phrase && byte > 0x20 && byte < 0x7f && byte !== 0x3d && byte !== 0x3f && byte !== 0x5f
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0')
}

/** Line ends and NULs in a value are what an attacker adds a field with. */
export function oneLine(text: string): string {
  return text.replace(/[\r\n\0\u2028\u2029]+/g, ' ')
}

function spaced(tokens: readonly string[]): string[] {
  return tokens.map((token, index) => (index === 0 || token.startsWith(' ') ? token : ` ${token}`))
}

/** Joins words, each of which brings the space before it, and breaks the line before a space where it grows too long. */
function fold(words: readonly string[], column: number): string {
  let out = ''
  let width = column
  for (const word of words) {
    const firstLine = word.indexOf('\r\n') < 0 ? word : word.slice(0, word.indexOf('\r\n'))
    // A line of nothing but white space must not come about: it could be taken for the end of the header.
    if (width + firstLine.length > LINE_MAX && out !== '' && /^[ \t]/.test(word) && word.trim() !== '') {
      out += '\r\n'
      width = 0
    }
    out += word
    const broken = word.lastIndexOf('\n')
    width = broken < 0 ? width + word.length : word.length - broken - 1
  }
  return out
}
