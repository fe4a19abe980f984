/**
 * Reads a FastTransfer stream as it comes, in buffers cut anywhere: markers, and properties with their values.
 * [MS-OXCFXICS] 2.2.4.1
 *
 *   lexer.push(bytes)   the tokens that are complete with it
 *   lexer.end()         throws LayoutError when something has only begun
 *
 * Values above `maxValue` come in pieces (begin, data …, end), so that an attachment is never in memory as a whole. Declared
 * counts and sizes are believed only as far as bytes come: nothing is allocated for them ahead.
 */
import { guidText, LayoutError } from '#codec/binary/index.ts'
import { decodeText, findCharsetOfCodePage } from '#codec/charset/index.ts'
import { isNamedTag, makeTag, type NamedProperty, PropertyType, tagId, tagType } from '#model'
import { codePageType, findMarker, type Marker, Meta, unicodeCodePage } from './words.ts'

export type Token =
  | { kind: 'marker'; marker: Marker }
  | { kind: 'property'; tag: number; name: NamedProperty | undefined; value: unknown }
  /** `charset`: of an 8-bit string. */
  | { kind: 'begin'; tag: number; name: NamedProperty | undefined; size: number; charset: string | undefined }
  | { kind: 'data'; bytes: Uint8Array }
  | { kind: 'end' }

/** Longer values come in pieces. */
const maxValue = 64 * 1024
/** A list of values and a name are in memory as a whole. */
const maxList = 2 * 1024 * 1024
const maxName = 1024
const multivalued = 0x1000

type State = { kind: 'start' } | { kind: 'long'; left: number }

export class Lexer {
  /** Of 8-bit strings, where the stream does not say. */
  readonly #charset: string
  #pending: Uint8Array = new Uint8Array()
  #at = 0
  #offset = 0
  #state: State = { kind: 'start' }

  constructor({ charset = 'windows-1252' }: { charset?: string } = {}) {
    this.#charset = charset
  }

  *push(bytes: Uint8Array): Generator<Token> {
    this.#pending = this.#at < this.#pending.length ? Buffer.concat([this.#pending.subarray(this.#at), bytes]) : bytes
    this.#at = 0
    for (;;) {
      if (this.#state.kind === 'long') {
        if (this.#left === 0 && this.#state.left > 0) break
        const taken = Math.min(this.#state.left, this.#left)
        if (taken > 0) yield { kind: 'data', bytes: this.#take(taken) }
        this.#state.left -= taken
        if (this.#state.left > 0) break
        this.#state = { kind: 'start' }
        yield { kind: 'end' }
        continue
      }
      const start = this.#at
      const token = this.#token()
      if (!token) {
        this.#at = start
        break
      }
      this.#offset += this.#at - start
      yield token
    }
    if (this.#left > maxList + 64) throw new LayoutError('a list of values that is too long', this.#offset)
  }

  end(): void {
    if (this.#left > 0 || this.#state.kind !== 'start')
      throw new LayoutError('the stream ends within an element', this.#offset)
  }

  get #left(): number {
    return this.#pending.length - this.#at
  }

  /** undefined: it is not there as a whole yet. */
  #token(): Token | undefined {
    if (this.#left < 4) return undefined
    const wireTag = this.#u32()
    const marker = findMarker(wireTag)
    if (marker) return { kind: 'marker', marker }
    let name: NamedProperty | undefined
    if (isNamedTag(wireTag)) {
      name = this.#name()
      if (!name) return undefined
    }
    const { tag, charset } = this.#typeOf(wireTag)
    const type = wireTag === Meta.idsetGiven ? PropertyType.binary : tagType(tag)
    if (type & multivalued) {
      const value = this.#list(type & ~multivalued, charset)
      return value && { kind: 'property', tag, name, value }
    }
    if (!isVariable(type)) {
      const size = fixedSizes.get(type)
      if (size === undefined) throw new LayoutError(`type 0x${type.toString(16)}`, this.#offset)
      if (this.#left < size) return undefined
      return { kind: 'property', tag, name, value: fixedValue(type, this.#take(size)) }
    }
    if (this.#left < 4) return undefined
    const size = this.#u32()
    if (size > maxValue && !isList(tag)) {
      this.#state = { kind: 'long', left: size }
      return { kind: 'begin', tag, name, size, charset }
    }
    if (size > maxList) throw new LayoutError(`${size} bytes`, this.#offset)
    if (this.#left < size) return undefined
    return { kind: 'property', tag, name, value: variableValue(type, this.#take(size), charset) }
  }

  /** 8-bit strings and strings in a code page become Unicode. */
  #typeOf(wireTag: number): { tag: number; charset: string | undefined } {
    const type = tagType(wireTag)
    const id = tagId(wireTag)
    if (type === PropertyType.string8 || type === PropertyType['string8[]']) {
      return { tag: makeTag(id, type | 1), charset: this.#charset }
    }
    if ((type & codePageType) !== 0) {
      const codePage = type & ~codePageType
      const charset = codePage === unicodeCodePage ? undefined : (findCharsetOfCodePage(codePage) ?? this.#charset)
      return { tag: makeTag(id, PropertyType.string), charset }
    }
    return { tag: wireTag, charset: undefined }
  }

  #name(): NamedProperty | undefined {
    if (this.#left < 17) return undefined
    const start = this.#take(17)
    const set = guidText(start, 0)
    const kind = start[16] as number
    if (kind === 0) return this.#left < 4 ? undefined : { set, lid: this.#u32() }
    if (kind !== 1) throw new LayoutError(`a name of kind ${kind}`, this.#offset)
    for (let end = this.#at; end + 1 < this.#pending.length; end += 2) {
      if (end - this.#at > maxName) throw new LayoutError('a name that is too long', this.#offset)
      if (this.#pending[end] === 0 && this.#pending[end + 1] === 0) {
        const string = Buffer.from(this.#take(end - this.#at)).toString('utf16le')
        this.#take(2)
        return { set, string }
      }
    }
    return undefined
  }

  #list(type: number, charset: string | undefined): unknown[] | undefined {
    if (this.#left < 4) return undefined
    const count = this.#u32()
    const smallest = isVariable(type) ? 4 : fixedSizes.get(type)
    if (smallest === undefined) throw new LayoutError(`type 0x${type.toString(16)}`, this.#offset)
    if (count * smallest > maxList) throw new LayoutError(`${count} values`, this.#offset)
    if (this.#left < count * smallest) return undefined
    const values: unknown[] = []
    for (let i = 0; i < count; i++) {
      if (!isVariable(type)) {
        values.push(fixedValue(type, this.#take(smallest)))
        continue
      }
      if (this.#left < 4) return undefined
      const size = this.#u32()
      if (size > maxList) throw new LayoutError(`${size} bytes`, this.#offset)
      if (this.#left < size) return undefined
      values.push(variableValue(type, this.#take(size), charset))
    }
    return values
  }

  #u32(): number {
    const bytes = this.#take(4)
    return (
      ((bytes[0] as number) |
        ((bytes[1] as number) << 8) |
        ((bytes[2] as number) << 16) |
        ((bytes[3] as number) << 24)) >>>
      0
    )
  }

  #take(size: number): Uint8Array {
    this.#at += size
    return this.#pending.subarray(this.#at - size, this.#at)
  }
}

/** Sets of ids are read as a whole, however long they are. */
function isList(tag: number): boolean {
  return metaSets.has(tag)
}

const metaSets: ReadonlySet<number> = new Set([
  Meta.idsetGiven,
  Meta.idsetGivenBinary,
  Meta.cnsetSeen,
  Meta.cnsetSeenFai,
  Meta.cnsetRead,
  Meta.idsetDeleted,
  Meta.idsetNoLongerInScope,
  Meta.idsetExpired,
  Meta.idsetRead,
  Meta.idsetUnread,
])

const fixedSizes: ReadonlyMap<number, number> = new Map([
  [PropertyType.int16, 2],
  [PropertyType.int32, 4],
  [PropertyType.float32, 4],
  [PropertyType.float64, 8],
  [PropertyType.currency, 8],
  [PropertyType.floatingTime, 8],
  [PropertyType.errorCode, 4],
  [PropertyType.boolean, 2],
  [PropertyType.int64, 8],
  [PropertyType.time, 8],
  [PropertyType.guid, 16],
])

function isVariable(type: number): boolean {
  return (
    type === PropertyType.string ||
    type === PropertyType.binary ||
    type === PropertyType.object ||
    type === PropertyType.serverId
  )
}

function fixedValue(type: number, bytes: Uint8Array): unknown {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  switch (type) {
    case PropertyType.int16:
      return view.getInt16(0, true)
    case PropertyType.int32:
      return view.getInt32(0, true)
    case PropertyType.errorCode:
      return view.getUint32(0, true)
    case PropertyType.float32:
      return view.getFloat32(0, true)
    case PropertyType.float64:
    case PropertyType.floatingTime:
      return view.getFloat64(0, true)
    case PropertyType.boolean:
      return view.getUint16(0, true) !== 0
    case PropertyType.guid:
      return guidText(bytes, 0)
    case PropertyType.time:
      return view.getBigUint64(0, true)
    default:
      return view.getBigInt64(0, true)
  }
}

function variableValue(type: number, bytes: Uint8Array, charset: string | undefined): unknown {
  return type === PropertyType.string ? textOf(bytes, charset) : bytes.slice()
}

/** Without the NUL at its end. */
export function textOf(bytes: Uint8Array, charset: string | undefined): string {
  const text = charset
    ? decodeText(bytes, charset)
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf16le')
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}
