/**
 * The values of properties as .msg and TNEF have them, and property bags made of them.
 * [MS-OXMSG] 2.1.2, [MS-OXTNEF] 2.1.3.4, [MS-OXCDATA] 2.11.1
 *
 * A string has no terminator here. What is in both forms, 8-bit and Unicode, is taken from the Unicode one.
 */
import { decodeText, findCharsetOfCodePage } from '#codec/charset/index.ts'
import { decode, encode, utf16Text } from '#codec/binary/index.ts'
import {
  Bag,
  findPropertyType,
  findValueLayout,
  firstNamedId,
  isMultivalue,
  isNamedProperty,
  makeTag,
  Multivalue,
  type NamedProperty,
  type Property,
  PropertyType,
  unicodeTag,
} from '#model'

export interface RawProperty {
  id: number
  type: number
  name?: NamedProperty
  values: Uint8Array[]
}

/** The properties that can be understood; `codePage` is that of 8-bit strings, undefined where nobody knows. */
export function bagOf(properties: readonly RawProperty[], codePage: number | undefined): Bag {
  const bag = new Bag()
  for (const eightBit of [false, true]) {
    for (const property of properties) {
      const type = findPropertyType(property.type)
      if (!type || ((property.type & ~Multivalue) === PropertyType.string8) !== eightBit) continue
      setProperty(bag, property, { type, codePage, keep: eightBit })
    }
  }
  return bag
}

function setProperty(
  bag: Bag,
  { id, type: code, name, values }: RawProperty,
  { type, codePage, keep }: { type: PropertyType; codePage: number | undefined; keep: boolean },
): void {
  const tag = makeTag(id, code)
  // The number of a named property means something in its file only.
  if (id >= firstNamedId && !name) return
  if (keep && (name ? bag.getName(name) : bag.getTag(tag)) !== undefined) return
  const value = valueOf(type, values, codePage)
  if (value === undefined) return
  if (name) bag.setName(name, unicodeType(type), value)
  else bag.setTag(unicodeTag(tag), value)
}

/** The type under which a string is kept, whatever it was in the file. */
function unicodeType(type: PropertyType): PropertyType {
  return type === 'string8' ? 'string' : type === 'string8[]' ? 'string[]' : type
}

function valueOf(type: PropertyType, values: readonly Uint8Array[], codePage: number | undefined): unknown {
  const single = (PropertyType[type] & ~Multivalue) as number
  const decoded = values.map((bytes) => decodeSingle(single, bytes, codePage))
  if (decoded.includes(undefined)) return undefined
  return isMultivalue(type) ? decoded : decoded[0]
}

function decodeSingle(type: number, bytes: Uint8Array, codePage: number | undefined): unknown {
  switch (type) {
    case PropertyType.string:
      return withoutNul(utf16Text(bytes, 0, bytes.length & ~1))
    case PropertyType.string8:
      return withoutNul(decodeText(bytes, codePage === undefined ? undefined : findCharsetOfCodePage(codePage)))
    case PropertyType.binary:
    case PropertyType.serverId:
      return bytes
    case PropertyType.boolean:
      return bytes.length === 0 ? undefined : bytes[0] !== 0
  }
  const layout = fixedTypes.has(type) ? findValueLayout(type, 'rop') : undefined
  if (!layout?.fixedSize || bytes.length < layout.fixedSize) return undefined
  return decode(layout, bytes.subarray(0, layout.fixedSize))
}

const fixedTypes: ReadonlySet<number> = new Set([
  PropertyType.int16,
  PropertyType.int32,
  PropertyType.float32,
  PropertyType.float64,
  PropertyType.currency,
  PropertyType.floatingTime,
  PropertyType.errorCode,
  PropertyType.int64,
  PropertyType.time,
  PropertyType.guid,
])

/** A NUL would end the string early for everyone who reads it. */
function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text
}

/** All properties of a bag that have bytes in such files, in an order that is always the same. */
export function rawOf(bag: Bag): RawProperty[] {
  const raw: { property: Property; order: string; raw: RawProperty }[] = []
  for (const [property, value] of bag) {
    const type = PropertyType[property.type]
    const values = encodeValues(property.type, value)
    if (!values) continue
    if (!isNamedProperty(property)) {
      raw.push({ property, order: property.key.toString(16).padStart(8, '0'), raw: { id: property.id, type, values } })
      continue
    }
    const name: NamedProperty =
      property.lid === undefined
        ? { set: property.set, string: property.string as string }
        : { set: property.set, lid: property.lid }
    raw.push({ property, order: `named ${property.key}`, raw: { id: firstNamedId, type, name, values } })
  }
  return raw.sort((a, b) => (a.order < b.order ? -1 : 1)).map((entry) => entry.raw)
}

function encodeValues(type: PropertyType, value: unknown): Uint8Array[] | undefined {
  const single = (PropertyType[type] & ~Multivalue) as number
  const values = isMultivalue(type) ? (value as readonly unknown[]) : [value]
  const encoded: Uint8Array[] = []
  for (const one of values) {
    const bytes = encodeSingle(single, one)
    if (!bytes) return undefined
    encoded.push(bytes)
  }
  return encoded
}

/** Undefined for types that these files do not know: restrictions, rules, objects. */
function encodeSingle(type: number, value: unknown): Uint8Array | undefined {
  switch (type) {
    case PropertyType.string:
      return Buffer.from(value as string, 'utf16le')
    case PropertyType.binary:
      return value as Uint8Array
    case PropertyType.boolean:
      return Uint8Array.of(value ? 1 : 0, 0)
  }
  const layout = fixedTypes.has(type) ? findValueLayout(type, 'rop') : undefined
  return layout && encode(layout, value)
}
