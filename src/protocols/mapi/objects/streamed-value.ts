/** The value of a property that is read and written as bytes: [MS-OXCPRPT] 2.2.14.1 */
import { findPropertyType, PropertyType, tagType } from '#model'
import { RopFailure } from '../failures.ts'

/** Strings as UTF-16, 8-bit ones in their code page; binaries as they are. Other types have no stream. */
export function streamOfValue(tag: number, value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value
  if (typeof value === 'string') return Buffer.from(value, isEightBit(tag) ? 'latin1' : 'utf16le')
  throw new RopFailure('noSupport', findPropertyType(tagType(tag)))
}

export function valueOfStream(tag: number, bytes: Uint8Array): unknown {
  const type = tagType(tag)
  if (type !== PropertyType.string && type !== PropertyType.string8) return bytes
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    isEightBit(tag) ? 'latin1' : 'utf16le',
  )
  // A terminating NUL belongs to the stream of some clients, never to the value.
  return text.replace(/\0+$/, '').replaceAll('\0', '')
}

export function canStream(tag: number): boolean {
  const type = tagType(tag)
  return (
    type === PropertyType.binary ||
    type === PropertyType.string ||
    type === PropertyType.string8 ||
    type === PropertyType.object
  )
}

function isEightBit(tag: number): boolean {
  return tagType(tag) === PropertyType.string8
}
