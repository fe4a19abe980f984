/**
 * The values of properties as they lie in a PST. [MS-PST] 2.3.3.3, 2.3.3.4
 *
 * Strings have no terminator; several values of variable size are a count, where each begins, and the values.
 */
import { decodeText, findCharsetOfCodePage } from '#codec/charset/index.ts'
import { decode, encode, LayoutError, Reader, utf16Text, Writer } from '#codec/binary/index.ts'
import { findPropertyType, findValueLayout, Multivalue, PropertyType } from '#model'

export function decodeValue(type: number, bytes: Uint8Array, codePage: number): unknown {
  if ((type & Multivalue) === 0) return single(type, bytes, codePage)
  const one = type & ~Multivalue
  const size = fixedSize(one)
  if (size === undefined) return pieces(bytes).map((piece) => single(one, piece, codePage))
  const values: unknown[] = []
  for (let at = 0; at + size <= bytes.length; at += size)
    values.push(single(one, bytes.subarray(at, at + size), codePage))
  return values
}

export function encodeValue(type: PropertyType, value: unknown): Uint8Array {
  if (!type.endsWith('[]')) return encodeSingle(type, value)
  const one = type.slice(0, -2) as PropertyType
  const values = (value as readonly unknown[]).map((each) => encodeSingle(one, each))
  if (fixedTypes.has(one)) return Buffer.concat(values)
  const writer = new Writer()
  writer.u32(values.length)
  let offset = 4 + 4 * values.length
  for (const each of values) {
    writer.u32(offset)
    offset += each.length
  }
  for (const each of values) writer.put(each)
  return writer.take()
}

const fixedTypes = new Set<PropertyType>([
  'int16',
  'int32',
  'float32',
  'float64',
  'currency',
  'floatingTime',
  'errorCode',
  'int64',
  'time',
  'guid',
])

function fixedSize(type: number): number | undefined {
  const name = findPropertyType(type)
  return name && fixedTypes.has(name) ? findValueLayout(type, 'rop')?.fixedSize : undefined
}

function single(type: number, bytes: Uint8Array, codePage: number): unknown {
  switch (findPropertyType(type)) {
    case 'string':
      return withoutNul(utf16Text(bytes, 0, bytes.length & ~1))
    case 'string8':
      return withoutNul(decodeText(bytes, findCharsetOfCodePage(codePage) ?? 'windows-1252'))
    case 'binary':
    case 'serverId':
      // What was read may be part of a block that is kept.
      return bytes.slice()
    case 'boolean':
      return (bytes[0] ?? 0) !== 0
  }
  const layout = findValueLayout(type, 'rop')
  const size = layout?.fixedSize
  if (!layout || size === undefined) throw new LayoutError(`values of type 0x${type.toString(16)} are not known`, 0)
  return decode(layout, bytes.subarray(0, size))
}

/** A NUL would end a string early for everyone who reads it. */
function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text
}

function pieces(bytes: Uint8Array): Uint8Array[] {
  if (bytes.length === 0) return []
  const reader = new Reader(bytes)
  const count = reader.u32()
  if (count * 4 > reader.remaining) throw new LayoutError(`${count} values announced`, 0)
  const starts: number[] = []
  for (let index = 0; index < count; index++) starts.push(reader.u32())
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? bytes.length
    if (start > end || end > bytes.length) throw new LayoutError(`value ${index} has no place`, start)
    return bytes.subarray(start, end)
  })
}

function encodeSingle(type: PropertyType, value: unknown): Uint8Array {
  switch (type) {
    case 'string':
      return Buffer.from(value as string, 'utf16le')
    case 'string8':
      return Buffer.from(value as string, 'latin1')
    case 'binary':
    case 'serverId':
      return value as Uint8Array
    case 'boolean':
      return Uint8Array.of(value ? 1 : 0)
  }
  const layout = fixedTypes.has(type) ? findValueLayout(PropertyType[type], 'rop') : undefined
  if (!layout) throw new LayoutError(`values of type ${type} cannot stand in a PST`, 0)
  return encode(layout, value)
}
