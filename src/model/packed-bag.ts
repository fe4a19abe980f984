/**
 * PackedBag: the properties of one object as one value of bytes, in the form in which they travel. A row of a table is
 * a concatenation of slices of it; nothing is parsed to be sent.
 *
 *   0   u16  version (1)
 *   2   u16  count
 *   4   count × { u32 tag, u32 place }          ascending by tag
 *   …   the values, in the same order, each in the wire form of [MS-OXCDATA] 2.11.1 for ROP buffers
 *
 * `place` is the offset of the value from the start; the value ends where the next one begins. Its two upper bits:
 *
 *   external   the value lies elsewhere: here are u32 size and the 32 bytes of its SHA-256
 *   wide       the value has binaries above 64 KB (or more parts than u16 counts) and is in the wide form: no ROP can
 *              carry it as a value, so `slice` has nothing to offer and clients are sent to a stream
 *
 * Strings are kept as Unicode: a string8 tag finds the property of its string tag and never stands in the directory.
 * Ids from 0x8000 on are those of the mailbox; NamedProperties translates.
 */
import { LayoutError, Writer } from '#codec/binary/index.ts'
import { Bag } from './bag.ts'
import { isNamedProperty, type Property, propertyOfName, propertyOfTag, type TaggedProperty } from './properties.ts'
import type { NamedProperty } from './property-name.ts'
import { readValue, writeValue } from './packed-value.ts'
import { findPropertyType, PropertyType, type ValueOf } from './property-type.ts'
import { firstNamedId, isNamedTag, makeTag, tagText, unicodeTag } from './tag.ts'

const version = 1
const externalBit = 0x80000000
const wideBit = 0x40000000
const offsetMask = 0x3fffffff
const externalSize = 36

/** A value that is kept elsewhere. */
export class ExternalValue {
  readonly size: number
  readonly sha256: Uint8Array

  constructor(size: number, sha256: Uint8Array) {
    this.size = size
    this.sha256 = sha256
  }
}

/** The mailbox's numbers for named properties. */
export interface NamedProperties {
  idOf(name: NamedProperty): number | undefined
  nameOf(id: number): NamedProperty | undefined
}

export class PackedBag {
  static readonly empty: PackedBag = new PackedBag(new Uint8Array([version, 0, 0, 0]))

  readonly bytes: Uint8Array
  readonly count: number

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    if (bytes.length < 4 || bytes[0] !== version || bytes[1] !== 0) throw new LayoutError('not a packed bag', 0)
    this.count = (bytes[2] as number) | ((bytes[3] as number) << 8)
    if (4 + this.count * 8 > bytes.length) throw new LayoutError(`${this.count} properties in ${bytes.length} bytes`, 2)
  }

  has(tag: number | TaggedProperty): boolean {
    return this.#find(tag) >= 0
  }

  /** The value; undefined also when it is external. */
  get<T extends PropertyType>(property: TaggedProperty<T>): ValueOf<T> | undefined
  get(tag: number): unknown
  get(tag: number | TaggedProperty): unknown {
    const index = this.#find(tag)
    return index < 0 ? undefined : this.#valueAt(index)
  }

  /** The wire bytes of the value, not copied; undefined when it is absent, external or wide. */
  slice(tag: number | TaggedProperty): Uint8Array | undefined {
    const index = this.#find(tag)
    if (index < 0 || this.#u32(8 + index * 8) > offsetMask) return undefined
    return this.bytes.subarray(this.#start(index), this.#end(index))
  }

  /** Puts the wire bytes of the value into a writer, if there are any. */
  writeTo(writer: Writer, tag: number): boolean {
    const index = this.#find(tag)
    if (index < 0 || this.#u32(8 + index * 8) > offsetMask) return false
    const start = this.#start(index)
    const end = this.#end(index)
    const at = writer.reserve(end - start)
    const from = this.bytes
    const to = writer.bytes
    // A call to set() costs more than it saves for the short values that most are.
    if (end - start > 48) to.set(from.subarray(start, end), at)
    else for (let i = start, j = at; i < end; ) to[j++] = from[i++] as number
    return true
  }

  external(tag: number | TaggedProperty): ExternalValue | undefined {
    const index = this.#find(tag)
    if (index < 0 || this.#u32(8 + index * 8) < externalBit) return undefined
    return this.#externalAt(index)
  }

  /** Bytes of the value on the wire; of an external one those it has where it lies. */
  sizeOf(tag: number | TaggedProperty): number | undefined {
    const index = this.#find(tag)
    if (index < 0) return undefined
    if (this.#u32(8 + index * 8) >= externalBit) return this.#externalAt(index).size
    return this.#end(index) - this.#start(index)
  }

  /** The tag under which the property with this id is kept, whatever its type. */
  tagOfId(id: number): number | undefined {
    const index = this.#lowerBound((id << 16) >>> 0)
    if (index >= this.count) return undefined
    const tag = this.#u32(4 + index * 8)
    return tag >>> 16 === id ? tag : undefined
  }

  tags(): number[] {
    const tags: number[] = []
    for (let index = 0; index < this.count; index++) tags.push(this.#u32(4 + index * 8))
    return tags
  }

  *entries(): Generator<[tag: number, value: unknown]> {
    for (let index = 0; index < this.count; index++) {
      const tag = this.#u32(4 + index * 8)
      yield [tag, this.#u32(8 + index * 8) >= externalBit ? this.#externalAt(index) : this.#valueAt(index)]
    }
  }

  /** The same bag with some values set, others (undefined) removed. What stays is copied, not decoded. */
  with(changes: ReadonlyMap<number, unknown>): PackedBag {
    const changed = new Map<number, unknown>()
    for (const [tag, value] of changes) changed.set(unicodeTag(tag), value)
    const parts: Part[] = []
    for (let index = 0; index < this.count; index++) {
      const tag = this.#u32(4 + index * 8)
      if (changed.has(tag)) continue
      const flags = this.#u32(8 + index * 8) & ~offsetMask
      parts.push({ tag, flags, from: this.bytes, start: this.#start(index), end: this.#end(index), value: undefined })
    }
    for (const [tag, value] of changed) if (value !== undefined) parts.push(newPart(tag, value))
    return new PackedBag(assemble(parts))
  }

  #find(property: number | TaggedProperty): number {
    const tag = unicodeTag(typeof property === 'number' ? property : property.tag)
    const index = this.#lowerBound(tag)
    return index < this.count && this.#u32(4 + index * 8) === tag ? index : -1
  }

  /** The first entry whose tag is not below. */
  #lowerBound(tag: number): number {
    let low = 0
    let high = this.count
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#u32(4 + middle * 8) < tag) low = middle + 1
      else high = middle
    }
    return low
  }

  #start(index: number): number {
    const start = this.#u32(8 + index * 8) & offsetMask
    if (start < 4 + this.count * 8 || start > this.bytes.length)
      throw new LayoutError('place of a value', 8 + index * 8)
    return start
  }

  #end(index: number): number {
    const end = index + 1 < this.count ? this.#u32(16 + index * 8) & offsetMask : this.bytes.length
    if (end > this.bytes.length || end < this.#start(index)) throw new LayoutError('place of a value', 16 + index * 8)
    return end
  }

  #valueAt(index: number): unknown {
    const place = this.#u32(8 + index * 8)
    if (place >= externalBit) return undefined
    const form = place >= wideBit ? 'wide' : 'rop'
    return readValue(this.#u32(4 + index * 8), this.bytes, this.#start(index), this.#end(index), form)
  }

  #externalAt(index: number): ExternalValue {
    const start = this.#start(index)
    if (this.#end(index) - start !== externalSize) throw new LayoutError('external value', start)
    return new ExternalValue(this.#u32(start), this.bytes.subarray(start + 4, start + externalSize))
  }

  #u32(at: number): number {
    const b = this.bytes
    return (
      ((b[at] as number) |
        ((b[at + 1] as number) << 8) |
        ((b[at + 2] as number) << 16) |
        ((b[at + 3] as number) << 24)) >>>
      0
    )
  }
}

/** Either a value to write or bytes to copy. */
type Part = { tag: number; flags: number; from: Uint8Array | undefined; start: number; end: number; value: unknown }

/** Packs tags with their values; the last of two with the same tag wins, undefined values are left out. */
export function pack(entries: Iterable<readonly [tag: number, value: unknown]>): PackedBag {
  const parts: Part[] = []
  for (const [tag, value] of entries) if (value !== undefined) parts.push(newPart(unicodeTag(tag), value))
  return new PackedBag(assemble(parts))
}

function newPart(tag: number, value: unknown): Part {
  return { tag, flags: 0, from: undefined, start: 0, end: 0, value }
}

let spare: Writer | undefined

function assemble(parts: Part[]): Uint8Array {
  for (let i = 1; i < parts.length; i++) {
    if ((parts[i] as Part).tag <= (parts[i - 1] as Part).tag) {
      parts.sort((a, b) => a.tag - b.tag)
      break
    }
  }
  let count = 0
  for (let i = 0; i < parts.length; i++) if (parts[i]?.tag !== parts[i + 1]?.tag) parts[count++] = parts[i] as Part
  if (count > 0xffff) throw new LayoutError(`${count} properties`, 0)
  // Nested calls (a value whose layout packs) find no spare writer and take their own.
  const writer = spare ?? new Writer(4096)
  spare = undefined
  writer.pos = 0
  writer.reserve(4 + count * 8)
  for (let index = 0; index < count; index++) {
    const part = parts[index] as Part
    const start = writer.pos
    if (start > offsetMask) throw new LayoutError('packed bag above 1 GB', start)
    const flags = putValue(writer, part)
    const at = 4 + index * 8
    putU32(writer.bytes, at, part.tag)
    putU32(writer.bytes, at + 4, start | flags)
  }
  putU32(writer.bytes, 0, version | (count << 16))
  const bytes = writer.take()
  if (writer.bytes.length <= 1 << 20) spare = writer
  return bytes
}

function putU32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value
  bytes[at + 1] = value >>> 8
  bytes[at + 2] = value >>> 16
  bytes[at + 3] = value >>> 24
}

function putValue(writer: Writer, part: Part): number {
  const { tag, value } = part
  if (part.from) {
    writer.put(part.from.subarray(part.start, part.end))
    return part.flags
  }
  if (value instanceof ExternalValue) {
    writer.u32(value.size)
    writer.put(value.sha256)
    return externalBit
  }
  const start = writer.pos
  const wide = value instanceof Uint8Array && value.length > 0xffff
  try {
    writeValue(writer, tag, value, wide ? 'wide' : 'rop')
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error
    // What overflows the u16 counts of the ROP form fits the wide one; anything else fails there too.
    if (wide || !mayBeWide(tag)) throw error.within(tagText(tag))
    writer.pos = start
    writeValue(writer, tag, value, 'wide')
    return wideBit
  }
  return wide ? wideBit : 0
}

function mayBeWide(tag: number): boolean {
  const type = tag & 0xffff
  return (
    type === PropertyType.binary ||
    type === PropertyType['binary[]'] ||
    type === PropertyType.restriction ||
    type === PropertyType.ruleAction
  )
}

/** The names for which `packBag` needs ids. */
export function namesIn(bag: Bag): NamedProperty[] {
  return [...bag.named()].map(([property]) => property)
}

/** Throws when the mailbox has no id for a name (the store makes them first). */
export function packBag(bag: Bag, ids: NamedProperties): PackedBag {
  const entries: [number, unknown][] = []
  for (const [property, value] of bag) entries.push([storedTag(property, ids), value])
  return pack(entries)
}

function storedTag(property: Property, ids: NamedProperties): number {
  if (isNamedProperty(property)) {
    const id = ids.idOf(property)
    if (id === undefined || id < firstNamedId) throw new Error(`no id for the named property ${property.name}`)
    return makeTag(id, property.type)
  }
  // Ids from 0x8000 on would be taken for named properties of the mailbox: those of the address book cannot be stored.
  if (isNamedTag(property.tag)) throw new LayoutError(`${tagText(property.tag)} is not a property of a mailbox`, 0)
  return property.tag
}

/** External values come as ExternalValue; properties whose name the mailbox does not know are left out. */
export function unpackBag(packed: PackedBag, names: NamedProperties): Bag {
  const bag = new Bag()
  for (const [tag, value] of packed.entries()) {
    if (!isNamedTag(tag)) {
      bag.setTag(tag, value)
      continue
    }
    const name = names.nameOf(tag >>> 16)
    const type = findPropertyType(tag & 0xffff)
    if (name && type) bag.setName(name, type, value)
  }
  return bag
}

/** What unpackBag calls a stored tag. */
export function propertyOfStoredTag(tag: number, names: NamedProperties): Property | undefined {
  if (!isNamedTag(tag)) return propertyOfTag(tag)
  const name = names.nameOf(tag >>> 16)
  const type = findPropertyType(tag & 0xffff)
  return name && type ? propertyOfName(name, type) : undefined
}
