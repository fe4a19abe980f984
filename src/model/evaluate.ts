/**
 * What a restriction means for one object. [MS-OXCDATA] 2.12
 *
 * A property that is missing meets no condition but `!=`: it is not equal to anything. ([MS-OXCDATA] leaves it open; it
 * makes `!=` and "not ==" the same.) A property with several values meets a condition when one of its values does.
 * Strings are compared without regard to case, as Exchange does; a content restriction compares exactly unless its flags
 * say otherwise.
 */
import { compareBytes } from '#codec/binary/index.ts'
import { Failure } from './failure.ts'
import { fold, foldCase, foldMarks } from './fold.ts'
import { FuzzyFlag, type Match, type Relation, type Restriction } from './restriction.ts'
import { unicodeTag } from './tag.ts'

/** What restrictions ask of an object; a PackedBag answers the first three. */
export interface PropertySource {
  get(tag: number): unknown
  has(tag: number): boolean
  /** Bytes of the value. */
  sizeOf(tag: number): number | undefined
  /** The rows of PidTagMessageRecipients or PidTagMessageAttachments. */
  sub?(table: number): Iterable<PropertySource>
  /** Whether the address in the property is a member of the list. */
  isMember?(tag: number, list: unknown): boolean
}

export type Predicate = (source: PropertySource) => boolean

const maxDepth = 256
/** The bits of a column of several values that shows one of them: the same property. */
const instanceBits = 0x2000

export function evaluate(restriction: Restriction, source: PropertySource): boolean {
  return compileRestriction(restriction)(source)
}

/** For many objects: constants are folded once. Throws `tooComplex` for one that is nested too deeply. */
export function compileRestriction(restriction: Restriction, depth = 0): Predicate {
  if (depth > maxDepth) throw new Failure('tooComplex', 'restriction')
  switch (restriction.kind) {
    case 'and': {
      const all = restriction.of.map((one) => compileRestriction(one, depth + 1))
      return (source) => all.every((one) => one(source))
    }
    case 'or': {
      const all = restriction.of.map((one) => compileRestriction(one, depth + 1))
      return (source) => all.some((one) => one(source))
    }
    case 'not': {
      const inner = compileRestriction(restriction.of, depth + 1)
      return (source) => !inner(source)
    }
    case 'content':
      return content(restriction)
    case 'property':
      return property(restriction)
    case 'compare': {
      const left = plain(restriction.left)
      const right = plain(restriction.right)
      return (source) => holds(restriction.relation, source.get(left), source.get(right))
    }
    case 'bits': {
      const tag = plain(restriction.tag)
      const wanted = restriction.test === 'nonZero'
      return (source) => {
        const value = source.get(tag)
        return typeof value === 'number' && ((value & restriction.mask) !== 0) === wanted
      }
    }
    case 'size': {
      const tag = plain(restriction.tag)
      return (source) => {
        const size = source.sizeOf(tag)
        return size !== undefined && holds(restriction.relation, size, restriction.size)
      }
    }
    case 'exists': {
      const tag = plain(restriction.tag)
      return (source) => source.has(tag)
    }
    case 'sub': {
      const inner = compileRestriction(restriction.of, depth + 1)
      return (source) => {
        for (const row of source.sub?.(restriction.table) ?? []) if (inner(row)) return true
        return false
      }
    }
    case 'comment':
    case 'annotation':
      return restriction.of ? compileRestriction(restriction.of, depth + 1) : () => true
    case 'count':
      // How many rows may fit is the business of whoever has the rows: see countLimit.
      return compileRestriction(restriction.of, depth + 1)
  }
}

/** At most so many objects are to be found. */
export function countLimit(restriction: Restriction): number {
  return restriction.kind === 'count' ? restriction.count : Number.POSITIVE_INFINITY
}

function property({ relation, tag: given, value }: Restriction & { kind: 'property' }): Predicate {
  const tag = plain(given)
  if (relation === 'memberOf') return (source) => source.isMember?.(tag, value.value) ?? false
  const wanted = comparable(value.value)
  return (source) => holds(relation, source.get(tag), wanted)
}

/** Whether `left relation right` is so; of several values on the left one is enough. */
function holds(relation: Relation, left: unknown, right: unknown): boolean {
  if (relation === '!=') return !holds('==', left, right)
  if (left === undefined || left === null || right === undefined || right === null) return false
  if (Array.isArray(left) && !Array.isArray(right)) return left.some((one) => holds(relation, one, right))
  const order = compareValues(left, right)
  if (order === undefined) return false
  switch (relation) {
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    case '==':
      return order === 0
    case 'memberOf':
      return false
  }
}

/** Negative, zero or positive; undefined for values that cannot be compared. */
export function compareValues(a: unknown, b: unknown): number | undefined {
  const left = comparable(a)
  const right = comparable(b)
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0
  if (isNumber(left) && isNumber(right)) return left < right ? -1 : left > right ? 1 : left == right ? 0 : undefined
  if (left instanceof Uint8Array && right instanceof Uint8Array) return compareBytes(left, right)
  if (Array.isArray(left) && Array.isArray(right)) return compareLists(left, right)
  return undefined
}

function compareLists(left: readonly unknown[], right: readonly unknown[]): number | undefined {
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = compareValues(left[i], right[i])
    if (order !== 0) return order
  }
  return left.length - right.length
}

/** Foldings are remembered by the caller's constant: folding twice changes nothing. */
function comparable(value: unknown): unknown {
  if (typeof value === 'string') return foldCase(value)
  return typeof value === 'boolean' ? Number(value) : value
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}

function content({ match, fuzzy, tag: given, value: { value } }: Restriction & { kind: 'content' }): Predicate {
  const tag = plain(given)
  if (value instanceof Uint8Array) return (source) => some(source.get(tag), (one) => bytesMatch(match, one, value))
  if (typeof value !== 'string') {
    // Not text: there is only "the same". A list asks for any of its values.
    const wanted = Array.isArray(value) ? value : [value]
    return (source) => some(source.get(tag), (one) => wanted.some((each) => holds('==', one, each)))
  }
  const folded = folding(fuzzy)
  const wanted = folded(value)
  return (source) => some(source.get(tag), (one) => typeof one === 'string' && textMatches(match, folded(one), wanted))
}

function some(value: unknown, test: (one: unknown) => boolean): boolean {
  if (value === undefined || value === null) return false
  return Array.isArray(value) ? value.some(test) : test(value)
}

function folding(fuzzy: number): (text: string) => string {
  const noCase = (fuzzy & (FuzzyFlag.ignoreCase | FuzzyFlag.loose)) !== 0
  const noMarks = (fuzzy & (FuzzyFlag.ignoreNonSpace | FuzzyFlag.loose)) !== 0
  if (noCase) return noMarks ? fold : foldCase
  return noMarks ? foldMarks : (text) => text
}

const wordCharacter = /[\p{L}\p{N}\p{M}]/u

function textMatches(match: Match, text: string, wanted: string): boolean {
  switch (match) {
    case 'full':
      return text === wanted
    case 'substring':
      return text.includes(wanted)
    case 'prefix':
      return text.startsWith(wanted)
    case 'prefixOfWord':
    case 'phrase':
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
        const end = at + wanted.length
        if (isEdge(text, at) && (match === 'prefixOfWord' || isEdge(text, end))) return true
      }
      return false
  }
}

function isEdge(text: string, at: number): boolean {
  const before = text[at - 1]
  const after = text[at]
  return before === undefined || after === undefined || !wordCharacter.test(before) || !wordCharacter.test(after)
}

function bytesMatch(match: Match, value: unknown, wanted: Uint8Array): boolean {
  if (!(value instanceof Uint8Array)) return false
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  if (match === 'full') return bytes.equals(wanted)
  const at = bytes.indexOf(wanted)
  return match === 'prefix' ? at === 0 || wanted.length === 0 : at >= 0
}

function plain(tag: number): number {
  return unicodeTag((tag & ~instanceBits) >>> 0)
}
