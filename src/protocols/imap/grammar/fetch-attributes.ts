/**
 * What FETCH can be asked for.
 *
 * RFC 9051 6.4.5 and 9 (fetch-att); RFC822.*: RFC 3501; BINARY: RFC 3516; MODSEQ: RFC 7162 3.1.4; EMAILID, THREADID:
 * RFC 8474 5; PREVIEW: RFC 8970 3; SAVEDATE: RFC 8514 4.
 */
import type { Cursor } from './cursor.ts'

export type FetchAttribute =
  | { kind: Simple }
  | { kind: 'preview'; lazy: boolean }
  | { kind: 'section'; section: Section; peek: boolean; partial: Partial | undefined; label: string }
  | { kind: 'binary'; part: readonly number[]; peek: boolean; partial: Partial | undefined; label: string }
  | { kind: 'binarySize'; part: readonly number[]; label: string }

export type Simple =
  | 'uid'
  | 'flags'
  | 'envelope'
  | 'internalDate'
  | 'size'
  | 'body'
  | 'bodyStructure'
  | 'modseq'
  | 'emailId'
  | 'threadId'
  | 'saveDate'

export interface Section {
  part: readonly number[]
  /** undefined: the part itself. */
  text: 'header' | 'text' | 'mime' | 'fields' | 'fieldsNot' | undefined
  /** Lower case, for fields and fieldsNot. */
  fields: readonly string[]
}

export interface Partial {
  start: number
  length: number
}

const simple: Readonly<Record<string, Simple>> = {
  UID: 'uid',
  FLAGS: 'flags',
  ENVELOPE: 'envelope',
  INTERNALDATE: 'internalDate',
  'RFC822.SIZE': 'size',
  BODYSTRUCTURE: 'bodyStructure',
  MODSEQ: 'modseq',
  EMAILID: 'emailId',
  THREADID: 'threadId',
  SAVEDATE: 'saveDate',
}

const macros: Readonly<Record<string, readonly Simple[]>> = {
  FAST: ['flags', 'internalDate', 'size'],
  ALL: ['flags', 'internalDate', 'size', 'envelope'],
  FULL: ['flags', 'internalDate', 'size', 'envelope', 'body'],
}

const PARTS_MAX = 100
const ATTRIBUTES_MAX = 1000

export function fetchAttributes(cursor: Cursor): FetchAttribute[] {
  if (cursor.atList()) {
    const attributes = cursor.list(() => attribute(cursor, cursor.name()))
    if (attributes.length > ATTRIBUTES_MAX) cursor.fail('too many attributes')
    if (attributes.length === 0) cursor.fail('expected an attribute')
    return attributes
  }
  const name = cursor.name()
  const macro = macros[name]
  return macro === undefined ? [attribute(cursor, name)] : macro.map((kind) => ({ kind }))
}

function attribute(cursor: Cursor, name: string): FetchAttribute {
  const kind = simple[name]
  if (kind !== undefined) return { kind }
  switch (name) {
    case 'BODY':
      return cursor.peek() === 0x5b ? sectionOf(cursor, false) : { kind: 'body' }
    case 'BODY.PEEK':
      return sectionOf(cursor, true)
    case 'RFC822':
      return whole('RFC822', undefined, false)
    case 'RFC822.HEADER':
      return whole('RFC822.HEADER', 'header', true)
    case 'RFC822.TEXT':
      return whole('RFC822.TEXT', 'text', false)
    case 'BINARY':
    case 'BINARY.PEEK': {
      const part = bracketed(cursor, () => parts(cursor))
      const range = partial(cursor)
      return {
        kind: 'binary',
        part,
        peek: name !== 'BINARY',
        partial: range,
        label: `BINARY[${part.join('.')}]${origin(range)}`,
      }
    }
    case 'BINARY.SIZE': {
      const part = bracketed(cursor, () => parts(cursor))
      return { kind: 'binarySize', part, label: `BINARY.SIZE[${part.join('.')}]` }
    }
    case 'PREVIEW':
      return { kind: 'preview', lazy: lazy(cursor) }
    default:
      cursor.fail(`no such attribute: ${name.slice(0, 40)}`)
  }
}

function whole(label: string, text: Section['text'], peek: boolean): FetchAttribute {
  return { kind: 'section', section: { part: [], text, fields: [] }, peek, partial: undefined, label }
}

/** RFC 8970 3.1: `PREVIEW (LAZY)`. */
function lazy(cursor: Cursor): boolean {
  if (cursor.peek() !== 0x20 || cursor.line[cursor.at + 1] !== 0x28) return false
  cursor.space()
  const modifiers = cursor.list(() => cursor.word())
  if (modifiers.some((modifier) => modifier !== 'LAZY')) cursor.fail('no such modifier of PREVIEW')
  return modifiers.length > 0
}

function bracketed<T>(cursor: Cursor, inside: () => T): T {
  cursor.expect('[')
  const value = inside()
  cursor.expect(']')
  return value
}

function parts(cursor: Cursor): number[] {
  const numbers: number[] = []
  while (cursor.peek() >= 0x30 && cursor.peek() <= 0x39) {
    if (numbers.push(cursor.positive(0xffff_ffff)) > PARTS_MAX) cursor.fail('nested too deeply')
    if (cursor.peek() !== 0x2e) break
    cursor.at++
    // `1.TEXT`: the word is read by the caller.
    if (!(cursor.peek() >= 0x30 && cursor.peek() <= 0x39)) {
      cursor.at--
      break
    }
  }
  return numbers
}

function sectionOf(cursor: Cursor, peek: boolean): FetchAttribute {
  const section = bracketed(cursor, (): Section => {
    const part = parts(cursor)
    if (part.length > 0 && !cursor.skip('.')) return { part, text: undefined, fields: [] }
    if (cursor.peek() === 0x5d)
      return part.length > 0 ? cursor.fail('expected a section') : { part, text: undefined, fields: [] }
    const name = cursor.name()
    switch (name) {
      case 'HEADER':
        return { part, text: 'header', fields: [] }
      case 'TEXT':
        return { part, text: 'text', fields: [] }
      case 'MIME':
        // RFC 9051 6.4.5: MIME has to be prefixed by a part number.
        return part.length === 0 ? cursor.fail('MIME needs a part') : { part, text: 'mime', fields: [] }
      case 'HEADER.FIELDS':
      case 'HEADER.FIELDS.NOT': {
        cursor.space()
        const fields = cursor.list(() => cursor.astring())
        if (fields.length === 0) cursor.fail('expected a field')
        return {
          part,
          text: name === 'HEADER.FIELDS' ? 'fields' : 'fieldsNot',
          fields: fields.map((field) => field.toLowerCase()),
        }
      }
      default:
        return cursor.fail('no such section')
    }
  })
  const range = partial(cursor)
  return { kind: 'section', section, peek, partial: range, label: `BODY[${sectionLabel(section)}]${origin(range)}` }
}

/** `<0.2048>` */
function partial(cursor: Cursor): Partial | undefined {
  if (!cursor.skip('<')) return undefined
  const start = cursor.number()
  cursor.expect('.')
  const length = cursor.positive()
  cursor.expect('>')
  return { start, length }
}

/** The answer names the start only, RFC 9051 7.5.2. */
function origin(range: Partial | undefined): string {
  return range === undefined ? '' : `<${range.start}>`
}

const words = {
  header: 'HEADER',
  text: 'TEXT',
  mime: 'MIME',
  fields: 'HEADER.FIELDS',
  fieldsNot: 'HEADER.FIELDS.NOT',
} as const

function sectionLabel({ part, text, fields }: Section): string {
  const names = fields.length === 0 ? '' : ` (${fields.map(fieldName).join(' ')})`
  return [...part, ...(text === undefined ? [] : [words[text]])].join('.') + names
}

function fieldName(field: string): string {
  const upper = field.toUpperCase()
  return /^[!#-'+-Z^-~]+$/.test(upper) ? upper : `"${upper.replaceAll(/["\\]/g, '\\$&').replaceAll(/[\r\n]/g, '')}"`
}
