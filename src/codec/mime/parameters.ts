/**
 * Structured fields with parameters (Content-Type, Content-Disposition): RFC 2045 5.1, RFC 2183, RFC 2231.
 *
 *   text/plain; charset=utf-8; name*0*=utf-8''a%20; name*1="b.txt"
 *
 * `parameters` has the decoded values by lower-case name: RFC 2231 sections joined, charsets and encoded words (which
 * do not belong here but are everywhere) decoded. `raw` has the pairs as they are written, and only where that is
 * something else: IMAP hands those to clients that decode for themselves.
 *
 * Broken forms that are read: values with spaces and no quotes, missing semicolons, quotes that never end,
 * comments, sections in any order or beginning at 1, bare words.
 */
import { Buffer } from 'node:buffer'
import { decodeText } from '../charset/index.ts'
import { decodeWords, hexPair } from './encoded-words.ts'

export type ParameterMap = ReadonlyMap<string, string>
export type RawParameter = readonly [name: string, value: string]
export type Parameterized = { value: string; parameters: ParameterMap; raw: readonly RawParameter[] | undefined }

export const noParameters: ParameterMap = new Map()

const PARAMETERS_MAX = 200

/** Parses `value; name=value; …` from unfolded text. The value itself is given as written, without comments. */
export function parseParameters(text: string): Parameterized {
  const valueEnd = findValueEnd(text)
  const value = stripComments(text.slice(0, valueEnd)).trim()
  if (valueEnd >= text.length) return { value, parameters: noParameters, raw: undefined }
  const pairs = readPairs(text, valueEnd)
  return { value, ...decodePairs(pairs) }
}

/** The value ends at the first semicolon, or before "word=" where the semicolon was forgotten. */
function findValueEnd(text: string): number {
  const semicolon = text.indexOf(';')
  const head = semicolon < 0 ? text : text.slice(0, semicolon)
  const equals = head.indexOf('=')
  if (equals < 0) return head.length
  const forgotten = /[ \t][^ \t]*[ \t]*$/.exec(head.slice(Math.max(0, equals - 100), equals))
  return forgotten ? Math.max(0, equals - 100) + forgotten.index : head.length
}

function readPairs(text: string, start: number): [string, string][] {
  const pairs: [string, string][] = []
  let at = start
  while (at < text.length && pairs.length < PARAMETERS_MAX) {
    at = skip(text, at, isSeparator)
    if (text[at] === '(') {
      at = commentEnd(text, at)
      continue
    }
    const nameStart = at
    at = skip(text, at, isNameCharacter)
    const name = text.slice(nameStart, at)
    at = skip(text, at, isSpace)
    if (text[at] !== '=') {
      // A bare word, or a character that begins nothing.
      if (at === nameStart) at++
      continue
    }
    at = skip(text, at + 1, isSpace)
    const [value, end] = text[at] === '"' ? quotedValue(text, at) : plainValue(text, at)
    if (name !== '') pairs.push([name, value])
    at = end
  }
  return pairs
}

function quotedValue(text: string, start: number): [string, number] {
  let out = ''
  let from = start + 1
  for (let i = from; i < text.length; i++) {
    const c = text[i]
    if (c === '"') return [out + text.slice(from, i), i + 1]
    // Only the two characters that need it are taken as quoted: a path with backslashes survives.
    if (c === '\\' && (text[i + 1] === '"' || text[i + 1] === '\\')) {
      out += text.slice(from, i)
      from = ++i
    }
  }
  // The quote never ends: the value is what stands before the next parameter.
  const semicolon = text.indexOf(';', start)
  const end = semicolon < 0 ? text.length : semicolon
  return [text.slice(start + 1, end).trim(), end]
}

function plainValue(text: string, start: number): [string, number] {
  const semicolon = text.indexOf(';', start)
  const end = semicolon < 0 ? text.length : semicolon
  const written = text.slice(start, end)
  // "charset=utf-8 format=flowed": a semicolon was forgotten.
  const forgotten = /[ \t][A-Za-z0-9*_-]{1,40}=(?!\?)/.exec(written)
  if (forgotten) return [stripComments(written.slice(0, forgotten.index)).trim(), start + forgotten.index]
  return [stripComments(written).trim(), end]
}

function decodePairs(pairs: [string, string][]): {
  parameters: ParameterMap
  raw: readonly RawParameter[] | undefined
} {
  if (pairs.length === 0) return { parameters: noParameters, raw: undefined }
  const parameters = new Map<string, string>()
  let split: Map<string, Section[]> | undefined
  let differs = false
  for (const [name, value] of pairs) {
    const lower = name.toLowerCase()
    const star = lower.indexOf('*')
    if (star > 0) {
      split ??= new Map()
      const base = lower.slice(0, star)
      const sections = split.get(base)
      const section = toSection(lower.slice(star), value)
      if (!section) continue
      if (sections) sections.push(section)
      else split.set(base, [section])
    } else if (!parameters.has(lower)) {
      const decoded = decodeWords(value)
      if (decoded !== value) differs = true
      parameters.set(lower, decoded)
    }
  }
  // RFC 2231: a name that is also given in the extended form is there for readers that do not know it.
  if (split) for (const [base, sections] of split) parameters.set(base, joinSections(sections))
  return { parameters, raw: split || differs ? pairs : undefined }
}

type Section = { index: number; extended: boolean; value: string }

/** `*` (the whole value, extended), `*0`, `*0*`. */
function toSection(suffix: string, value: string): Section | undefined {
  const match = /^\*(?:(\d{1,4})(\*?))?$/.exec(suffix)
  if (!match) return undefined
  return match[1] === undefined
    ? { index: -1, extended: true, value }
    : { index: Number(match[1]), extended: match[2] === '*', value }
}

function joinSections(sections: Section[]): string {
  const whole = sections.find((section) => section.index === -1)
  const ordered = whole ? [whole] : sections.toSorted((a, b) => a.index - b.index)
  const pieces: Uint8Array[] = []
  let charset: string | undefined
  let extended = false
  let expected = ordered[0]!.index
  for (const section of ordered) {
    // A repeated section is ignored; behind a missing one the value would be wrong.
    if (section.index < expected) continue
    if (section.index > expected) break
    expected++
    let value = section.value
    if (section.extended && charset === undefined) {
      const match = /^([^']{0,80})'[^']{0,80}'/.exec(value)
      charset = match?.[1] ?? ''
      if (match) value = value.slice(match[0].length)
    }
    extended ||= section.extended
    pieces.push(section.extended ? decodePercent(value) : Buffer.from(value, 'utf8'))
  }
  const bytes = Buffer.concat(pieces)
  return extended ? decodeText(bytes, charset === '' ? undefined : charset) : decodeWords(bytes.toString('utf8'))
}

function decodePercent(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'utf8')
  let length = 0
  for (let i = 0; i < bytes.length; i++) {
    const value = bytes[i] === 0x25 && i + 2 < bytes.length ? hexPair(bytes[i + 1]!, bytes[i + 2]!) : -1
    bytes[length++] = value < 0 ? bytes[i]! : value
    if (value >= 0) i += 2
  }
  return bytes.subarray(0, length)
}

/** Takes comments out that stand at the end or are set off by white space; "file(1).txt" keeps its bracket. */
function stripComments(written: string): string {
  let text = written.trim()
  while (text.startsWith('(')) text = text.slice(commentEnd(text, 0)).trimStart()
  if (!text.endsWith(')')) return text
  const at = text.search(/[ \t]\(/)
  return at >= 0 && commentEnd(text, at + 1) >= text.length ? text.slice(0, at) : text
}

/** Behind the comment that begins at `start`: RFC 5322 3.2.2, they nest. */
export function commentEnd(text: string, start: number): number {
  let depth = 0
  for (let i = start; i < text.length; i++) {
    const c = text[i]
    if (c === '\\') i++
    else if (c === '(') depth++
    else if (c === ')' && --depth === 0) return i + 1
  }
  return text.length
}

function skip(text: string, from: number, test: (code: number) => boolean): number {
  let at = from
  while (at < text.length && test(text.charCodeAt(at))) at++
  return at
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09
}

function isSeparator(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x3b || code === 0x2c
}

/** Anything but white space, ";", ",", "=", "(" and '"'. */
function isNameCharacter(code: number): boolean {
  return code > 0x20 && code !== 0x3b && code !== 0x2c && code !== 0x3d && code !== 0x28 && code !== 0x22
}
