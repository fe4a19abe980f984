/**
 * Values in a packed bag, one at a time. The layouts of property-type.ts say how values lie; the types that most
 * values have are read and written here directly, with the same bytes, because a page of a table asks for thousands.
 * packed-value.test.ts holds both against each other.
 */
import { LayoutError, putUtf16, Reader, readI64, readU64, utf16Text, type Writer } from '#codec/binary/index.ts'
import { findValueLayout, type ValueForm } from './value-layout.ts'
import { tagText } from './tag.ts'

export function readValue(tag: number, bytes: Uint8Array, start: number, end: number, form: ValueForm): unknown {
  const size = end - start
  switch (tag & 0xffff) {
    case 0x001f: {
      const last = end - 2
      if (size < 2 || size % 2 !== 0 || bytes[last] !== 0 || bytes[last + 1] !== 0) break
      const text = utf16Text(bytes, start, last)
      if (text.includes('\0')) break
      return text
    }
    case 0x0003:
      if (size !== 4) break
      return (
        (bytes[start] as number) |
        ((bytes[start + 1] as number) << 8) |
        ((bytes[start + 2] as number) << 16) |
        ((bytes[start + 3] as number) << 24)
      )
    case 0x000b:
      if (size !== 1) break
      return bytes[start] !== 0
    case 0x0102:
      if (form !== 'rop' || size < 2 || ((bytes[start] as number) | ((bytes[start + 1] as number) << 8)) !== size - 2)
        break
      return bytes.subarray(start + 2, end)
    case 0x0040:
    case 0x0014:
      if (size !== 8) break
      return (tag & 0xffff) === 0x0040 ? readU64(bytes, start) : readI64(bytes, start)
  }
  const reader = new Reader(bytes, { start, end })
  const value = layoutOf(tag, form).read(reader)
  if (reader.pos !== end) throw new LayoutError('bytes behind a value', reader.pos)
  return value
}

export function writeValue(writer: Writer, tag: number, value: unknown, form: ValueForm): void {
  switch (tag & 0xffff) {
    case 0x001f: {
      if (typeof value !== 'string' || value.includes('\0')) break
      const at = writer.reserve(value.length * 2 + 2)
      putUtf16(writer.bytes, at, value)
      writer.bytes[writer.pos - 2] = 0
      writer.bytes[writer.pos - 1] = 0
      return
    }
    case 0x0003:
      if ((value as number) >>> 0 !== value && ((value as number) | 0) !== value) break
      writer.u32(value as number)
      return
    case 0x000b:
      writer.u8(value ? 1 : 0)
      return
    case 0x0102:
      if (form !== 'rop' || !(value instanceof Uint8Array) || value.length > 0xffff) break
      writer.u16(value.length)
      writer.put(value)
      return
  }
  layoutOf(tag, form).write(writer, value)
}

function layoutOf(tag: number, form: ValueForm) {
  const layout = findValueLayout(tag & 0xffff, form)
  if (!layout) throw new LayoutError(`${tagText(tag)} has no known type`, 0)
  return layout
}
