/**
 * Strings. UTF-16LE keeps lone surrogates as they are, so every string that is read is written back the same. An 8-bit
 * string is read as one character per byte: only who knows the code page can make text of it.
 */
import type { Layout } from './layout.ts'
import { LayoutError } from './layout-error.ts'
import type { Reader } from './reader.ts'
import { isPrefix, type Length, minLengthSize, readLength, Variable, writeLength } from './variable.ts'
import type { Writer } from './writer.ts'

// These work on any Uint8Array; making a Buffer of one first costs more than decoding a short string.
const native = Buffer.prototype as unknown as {
  ucs2Slice: (this: Uint8Array, start: number, end: number) => string
  latin1Slice: (this: Uint8Array, start: number, end: number) => string
  ucs2Write: (this: Uint8Array, text: string, offset: number, length: number) => number
  latin1Write: (this: Uint8Array, text: string, offset: number, length: number) => number
}
const { ucs2Slice, latin1Slice, ucs2Write, latin1Write } = native

export function utf16Text(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 12) return ucs2Slice.call(bytes, start, end)
  let text = ''
  for (let at = start; at + 1 < end; at += 2) {
    text += String.fromCharCode((bytes[at] as number) | ((bytes[at + 1] as number) << 8))
  }
  return text
}

export function putUtf16(bytes: Uint8Array, at: number, text: string): void {
  if (text.length > 24) {
    ucs2Write.call(bytes, text, at, text.length * 2)
    return
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    bytes[at++] = code
    bytes[at++] = code >>> 8
  }
}

/** Where the terminating NUL of a UTF-16 string stands, or -1. */
export function utf16End(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at + 1 < end; at += 2) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) return at
  }
  return -1
}

export function latin1Text(bytes: Uint8Array, start: number, end: number): string {
  return latin1Slice.call(bytes, start, end)
}

export function putLatin1(bytes: Uint8Array, at: number, text: string): void {
  latin1Write.call(bytes, text, at, text.length)
}

class Utf16z extends Variable<string> {
  constructor() {
    super('utf16z', 2)
  }

  read(reader: Reader): string {
    const start = reader.pos
    const end = utf16End(reader.bytes, start, reader.end)
    if (end < 0) throw new LayoutError('string without its end', start)
    reader.pos = end + 2
    return utf16Text(reader.bytes, start, end)
  }

  write(writer: Writer, value: string): void {
    noNul(value, writer)
    const at = writer.reserve(value.length * 2 + 2)
    putUtf16(writer.bytes, at, value)
    writer.bytes[writer.pos - 2] = 0
    writer.bytes[writer.pos - 1] = 0
  }
}

class Asciiz extends Variable<string> {
  constructor() {
    super('asciiz', 1)
  }

  read(reader: Reader): string {
    const start = reader.pos
    const end = reader.bytes.indexOf(0, start)
    if (end < 0 || end >= reader.end) throw new LayoutError('string without its end', start)
    reader.pos = end + 1
    return latin1Text(reader.bytes, start, end)
  }

  write(writer: Writer, value: string): void {
    noNul(value, writer)
    const at = writer.reserve(value.length + 1)
    putLatin1(writer.bytes, at, value)
    writer.bytes[writer.pos - 1] = 0
  }
}

/** UTF-16LE up to a NUL. */
export const utf16z: Layout<string> = new Utf16z()
/** 8-bit up to a NUL. */
export const asciiz: Layout<string> = new Asciiz()

type TextOptions = {
  /** The length counts bytes, not characters (UTF-16 only). */
  inBytes?: boolean
  /** The length includes a NUL that follows the text; it is not part of the value. */
  terminated?: boolean
}

class Counted extends Variable<string> {
  readonly #length: Length
  readonly #width: 1 | 2
  readonly #options: TextOptions
  override readonly needsSelf: boolean

  constructor(length: Length, width: 1 | 2, options: TextOptions) {
    super(width === 2 ? 'utf16' : 'ascii', minLengthSize(length, options.inBytes ? 1 : width))
    this.#length = length
    this.#width = width
    this.#options = options
    this.needsSelf = typeof length === 'object' && !isPrefix(length)
  }

  read(reader: Reader, self?: Readonly<Record<string, any>>): string {
    const unit = this.#options.inBytes ? 1 : this.#width
    const count = readLength(reader, this.#length, unit, self)
    const size = count === undefined ? reader.end - reader.pos : count * unit
    if (size % this.#width !== 0) throw new LayoutError('half a character', reader.pos)
    const start = reader.take(size)
    let end = start + size
    // Some clients leave the NUL out although they should count it.
    if (this.#options.terminated && size > 0 && this.#nulAt(reader.bytes, end)) end -= this.#width
    return this.#width === 2 ? utf16Text(reader.bytes, start, end) : latin1Text(reader.bytes, start, end)
  }

  write(writer: Writer, value: string): void {
    const characters = value.length + (this.#options.terminated ? 1 : 0)
    writeLength(writer, this.#length, this.#options.inBytes ? characters * this.#width : characters)
    const at = writer.reserve(characters * this.#width)
    if (this.#width === 2) putUtf16(writer.bytes, at, value)
    else putLatin1(writer.bytes, at, value)
    if (this.#options.terminated) writer.bytes.fill(0, at + value.length * this.#width, writer.pos)
  }

  #nulAt(bytes: Uint8Array, end: number): boolean {
    return bytes[end - 1] === 0 && (this.#width === 1 || bytes[end - 2] === 0)
  }
}

/** UTF-16LE with a length: `utf16(u8)`, `utf16(u16, { inBytes: true, terminated: true })`, `utf16('rest')`. */
export function utf16(length: Length, options: TextOptions = {}): Layout<string> {
  return new Counted(length, 2, options)
}

/** 8-bit text with a length. */
export function ascii(length: Length, options: TextOptions = {}): Layout<string> {
  return new Counted(length, 1, options)
}

function noNul(value: string, writer: Writer): void {
  if (typeof value !== 'string') throw new LayoutError(`${String(value)} is not a string`, writer.pos)
  // A NUL would end the string early for its reader.
  if (value.includes('\0')) throw new LayoutError('NUL within a string', writer.pos)
}
