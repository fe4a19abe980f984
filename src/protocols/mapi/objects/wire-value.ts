/**
 * Values as a client sends and wants them: 8-bit strings in its code page, Unicode in here. And how many bytes a value takes
 * in a ROP, to know what fits.
 */
import { decodeText, encodeText, findCharsetOfCodePage } from '#codec/charset/index.ts'
import { findPropertyType, makeTag, PropertyType, tagId, type TaggedValue, tagType, unicodeTag } from '#model'

const unicodeCodePage = 1200

/** The text of an 8-bit string, one character for each byte. */
export function fromEightBit(text: string, codePage: number): string {
  // A client that says Unicode (1200) of an 8-bit string means its own; nobody knows which.
  const charset = codePage === unicodeCodePage ? undefined : findCharsetOfCodePage(codePage)
  return decodeText(Buffer.from(text, 'latin1'), charset ?? 'windows-1252').replaceAll('\0', '')
}

export function toEightBit(text: string, codePage: number): string {
  const charset = codePage === unicodeCodePage ? undefined : findCharsetOfCodePage(codePage)
  return Buffer.from(encodeText(text, charset ?? 'windows-1252')).toString('latin1')
}

/** What a client sent, as it is kept. */
export function received({ tag, value }: TaggedValue, codePage: number): TaggedValue {
  const type = tagType(tag)
  if (type === PropertyType.string8) return { tag: unicodeTag(tag), value: fromEightBit(value as string, codePage) }
  if (type === PropertyType['string8[]']) {
    return { tag: unicodeTag(tag), value: (value as string[]).map((one) => fromEightBit(one, codePage)) }
  }
  return { tag, value }
}

/** What is kept, as a client that asked for this tag gets it; undefined where the value has another type. */
export function sent(tag: number, value: unknown, codePage: number): unknown {
  const type = tagType(tag)
  if (type === PropertyType.string8) return typeof value === 'string' ? toEightBit(value, codePage) : undefined
  if (type === PropertyType['string8[]']) {
    return Array.isArray(value) ? value.map((one) => toEightBit(one as string, codePage)) : undefined
  }
  return value
}

/** The tag under which a client that has no Unicode knows a property. */
export function eightBitTag(tag: number): number {
  const type = tagType(tag)
  if (type === PropertyType.string) return makeTag(tagId(tag), PropertyType.string8)
  return type === PropertyType['string[]'] ? makeTag(tagId(tag), PropertyType['string8[]']) : tag
}

/** Bytes of the value in a ROP, the size before it included. */
export function sizeOnWire(tag: number, value: unknown): number {
  if (value instanceof Uint8Array) return value.length + 2
  if (typeof value === 'string') return tagType(tag) === PropertyType.string8 ? value.length + 1 : value.length * 2 + 2
  if (Array.isArray(value)) {
    const single = makeTag(tagId(tag), tagType(tag) & ~0x1000)
    return value.reduce<number>((sum, one) => sum + sizeOnWire(single, one), 4)
  }
  return fixedSizes[findPropertyType(tagType(tag)) ?? 'int64'] ?? 8
}

const fixedSizes: Partial<Record<PropertyType, number>> = {
  int16: 2,
  int32: 4,
  float32: 4,
  errorCode: 4,
  boolean: 1,
  guid: 16,
  null: 0,
  object: 0,
}

/** A ROP cannot carry a longer binary value. */
export const longestBinary = 0xffff
