/**
 * Pieces of a FastTransfer stream on their way out, and where they may be cut into buffers. [MS-OXCFXICS] 2.2.4.1
 *
 * A buffer ends between two atoms (markers, property definitions, values of fixed size), or anywhere within a value of
 * variable size, for texts between characters. A chunk carries its bytes with the places where they may be cut, so that
 * making them costs nothing and cutting is a search.
 */
import { guidBytes, Writer } from '#codec/binary/index.ts'
import {
  ExternalValue,
  findPropertyType,
  isNamedTag,
  makeTag,
  type NamedProperty,
  PropertyType,
  tagId,
  tagType,
} from '#model'
import { encodeText } from '#codec/charset/index.ts'
import { codePageType, Marker, Meta, unicodeCodePage } from './words.ts'

export interface Chunk {
  bytes: Uint8Array
  /** Ascending; the end of the bytes is one of them. */
  cuts: readonly number[]
  /** Values of variable size: start, end, and the width of a character. */
  spans: readonly (readonly [start: number, end: number, step: number])[]
}

/** The last place at or before `limit` where the chunk may be cut; 0: nowhere. */
export function cutBefore({ cuts, spans }: Chunk, from: number, limit: number): number {
  const cut = cuts[lowerBound(cuts.length, (i) => (cuts[i] as number) > limit) - 1] ?? 0
  const span = spans[lowerBound(spans.length, (i) => ((spans[i] as readonly number[])[0] as number) > limit) - 1]
  if (!span) return cut
  const [start, end, step] = span
  const within = limit >= end ? end : limit - ((limit - start) % step)
  return Math.max(cut, within > from ? within : 0)
}

function lowerBound(count: number, isBehind: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBehind(middle)) high = middle
    else low = middle + 1
  }
  return low
}

export interface ChunkOptions {
  /** Of 8-bit strings; undefined: Unicode. */
  charset?: string | undefined
  /** Unicode strings say their code page in their type. */
  codePageTypes?: boolean | undefined
  /** The names of the ids from 0x8000 on. */
  nameOf(id: number): NamedProperty | undefined
}

/** Puts markers and properties together. */
export class ChunkWriter {
  readonly #options: ChunkOptions
  #writer = new Writer()
  #cuts: number[] = []
  #spans: [number, number, number][] = []

  constructor(options: ChunkOptions) {
    this.#options = options
  }

  get size(): number {
    return this.#writer.pos
  }

  marker(marker: Marker): this {
    this.#writer.u32(Marker[marker])
    this.#cut()
    return this
  }

  meta(name: keyof typeof Meta, value: number | boolean | Uint8Array): this {
    const tag = Meta[name]
    this.#definition(tag)
    if (value instanceof Uint8Array) this.#variable(value, 1)
    else this.#fixed(tag, value)
    return this
  }

  /** undefined and values that a stream has no form for are left out. */
  property(tag: number, value: unknown): this {
    if (value === undefined || value === null || value instanceof ExternalValue) return this
    const type = tagType(tag)
    const wireTag = this.#wireTag(tag, type)
    if (isNamedTag(tag) && !this.#options.nameOf(tagId(tag))) return this
    if (!supported.has(findPropertyType(type) ?? 'unspecified')) return this
    this.#definition(wireTag)
    if (type & multivalued) this.#many(type & ~multivalued, value as readonly unknown[])
    else this.#one(type, value)
    return this
  }

  #wireTag(tag: number, type: number): number {
    const { charset, codePageTypes } = this.#options
    const isText = type === PropertyType.string
    if (charset && (isText || type === PropertyType['string[]'])) return (tag & ~1) >>> 0
    return codePageTypes && isText ? makeTag(tagId(tag), codePageType | unicodeCodePage) : tag
  }

  /** A binary value whose bytes come afterwards, as chunks of `rawChunk`. */
  header(tag: number, size: number): this {
    this.#definition(tag)
    this.#writer.u32(size)
    this.#cut()
    return this
  }

  take(): Chunk {
    const chunk = { bytes: this.#writer.take(), cuts: this.#cuts, spans: this.#spans }
    this.#writer = new Writer()
    this.#cuts = []
    this.#spans = []
    return chunk
  }

  #cut(): void {
    this.#cuts.push(this.#writer.pos)
  }

  #definition(tag: number): void {
    const writer = this.#writer
    // The type stands first: the same bytes as a little-endian tag.
    writer.u32(tag)
    if (isNamedTag(tag)) this.#name(tagId(tag))
    this.#cut()
  }

  #name(id: number): void {
    const writer = this.#writer
    const name = this.#options.nameOf(id) as NamedProperty
    writer.put(guidBytes(name.set))
    if (name.lid !== undefined) {
      writer.u8(0)
      writer.u32(name.lid)
    } else {
      writer.u8(1)
      writer.put(Buffer.from(`${name.string}\0`, 'utf16le'))
    }
  }

  #many(type: number, values: readonly unknown[]): void {
    this.#writer.u32(values.length)
    this.#cut()
    for (const value of values) this.#one(type, value)
  }

  #one(type: number, value: unknown): void {
    switch (type) {
      case PropertyType.string: {
        const { charset } = this.#options
        const text = `${value as string}\0`
        if (charset) this.#variable(Buffer.from(encodeText(text, charset)), 1)
        else this.#variable(Buffer.from(text, 'utf16le'), 2)
        return
      }
      case PropertyType.binary:
      case PropertyType.object:
      case PropertyType.serverId:
        this.#variable(value as Uint8Array, 1)
        return
      default:
        this.#fixed(type, value)
    }
  }

  #variable(bytes: Uint8Array, step: number): void {
    const writer = this.#writer
    writer.u32(bytes.length)
    this.#cut()
    const start = writer.pos
    writer.put(bytes)
    if (bytes.length > 0) this.#spans.push([start, writer.pos, step])
    this.#cut()
  }

  #fixed(tag: number, value: unknown): void {
    const writer = this.#writer
    switch (tagType(tag)) {
      case PropertyType.int16:
        writer.u16((value as number) & 0xffff)
        break
      case PropertyType.boolean:
        writer.u16(value ? 1 : 0)
        break
      case PropertyType.int32:
      case PropertyType.errorCode:
        writer.u32((value as number) >>> 0)
        break
      case PropertyType.guid:
        writer.put(guidBytes(value as string))
        break
      case PropertyType.float32:
        float.setFloat32(0, value as number, true)
        writer.put(floatBytes.subarray(0, 4))
        break
      case PropertyType.float64:
      case PropertyType.floatingTime:
        float.setFloat64(0, value as number, true)
        writer.put(floatBytes)
        break
      default:
        float.setBigInt64(0, BigInt.asIntN(64, value as bigint), true)
        writer.put(floatBytes)
    }
    this.#cut()
  }
}

const float = new DataView(new ArrayBuffer(8))
const floatBytes = new Uint8Array(float.buffer)
const multivalued = 0x1000

const supported: ReadonlySet<string> = new Set([
  'int16',
  'int32',
  'float32',
  'float64',
  'currency',
  'floatingTime',
  'errorCode',
  'boolean',
  'int64',
  'string',
  'time',
  'guid',
  'serverId',
  'binary',
  'object',
  'int16[]',
  'int32[]',
  'float32[]',
  'float64[]',
  'currency[]',
  'floatingTime[]',
  'int64[]',
  'string[]',
  'time[]',
  'guid[]',
  'binary[]',
])

/** Bytes of a value whose size has been written. */
export function rawChunk(bytes: Uint8Array): Chunk {
  return { bytes, cuts: [bytes.length], spans: [[0, bytes.length, 1]] }
}
