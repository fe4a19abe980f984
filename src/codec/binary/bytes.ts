/** Bytes with a length, and structures with a size of their own. What is read are views of the input, not copies. */
import type { Fixed } from './fixed.ts'
import type { Layout, Siblings } from './layout.ts'
import { LayoutError, within } from './layout-error.ts'
import type { Printer } from './print.ts'
import type { Reader } from './reader.ts'
import { isPrefix, type Length, minLengthSize, readLength, Variable, writeLength } from './variable.ts'
import type { Writer } from './writer.ts'

class Bytes extends Variable<Uint8Array> {
  readonly #length: Length
  override readonly needsSelf: boolean

  constructor(length: Length) {
    super('bytes', minLengthSize(length, 1))
    this.#length = length
    this.needsSelf = typeof length === 'object' && !isPrefix(length)
  }

  read(reader: Reader, self?: Siblings): Uint8Array {
    return reader.slice(readLength(reader, this.#length, 1, self) ?? reader.end - reader.pos)
  }

  write(writer: Writer, value: Uint8Array): void {
    writeLength(writer, this.#length, value.length)
    writer.put(value)
  }
}

/** `bytes(u16)`: counted; `bytes(4)`; `bytes(field('size'))`; `bytes('rest')`: up to the end of what is around it. */
export function bytes(length: Length): Layout<Uint8Array> {
  return new Bytes(length)
}

class Sized<T> implements Layout<T> {
  readonly kind = 'sized'
  readonly minSize: number
  readonly fixedSize = undefined
  readonly #prefix: Fixed<number>
  readonly #inner: Layout<T>
  readonly #extra: number
  readonly #lenient: boolean

  constructor(prefix: Fixed<number>, inner: Layout<T>, extra: number, lenient: boolean) {
    this.minSize = prefix.fixedSize
    this.#prefix = prefix
    this.#inner = inner
    this.#extra = extra
    this.#lenient = lenient
  }

  get needsSelf(): boolean {
    return this.#inner.needsSelf ?? false
  }

  read(reader: Reader, self?: Siblings): T {
    return this.#inside(reader, () => this.#inner.read(reader, self))
  }

  print(printer: Printer, reader: Reader, label: string, self?: Siblings): T {
    const start = reader.pos
    const size = this.#prefix.read(reader)
    printer.line(start, reader.pos, `${label} size`, `${size}`)
    reader.pos = start
    return this.#inside(reader, () => {
      const value = this.#inner.print(printer, reader, label, self)
      if (reader.pos < reader.end) printer.line(reader.pos, reader.end, '!! left over', `${reader.remaining} bytes`)
      return value
    })
  }

  write(writer: Writer, value: T, self?: Siblings): void {
    const at = writer.reserve(this.#prefix.fixedSize)
    const start = writer.pos
    this.#inner.write(writer, value, self)
    const end = writer.pos
    writer.pos = at
    this.#prefix.write(writer, end - start + this.#extra)
    writer.pos = end
  }

  #inside(reader: Reader, inner: () => T): T {
    const start = reader.pos
    const size = this.#prefix.read(reader) - this.#extra
    const outerEnd = reader.end
    const end = reader.pos + size
    if (size < 0 || end > outerEnd) {
      throw new LayoutError(`size ${size}, but ${outerEnd - reader.pos} bytes are left`, start)
    }
    reader.end = end
    try {
      const value = inner()
      if (reader.pos !== end && !this.#lenient) {
        throw new LayoutError(`${end - reader.pos} bytes are left over`, reader.pos)
      }
      reader.pos = end
      return value
    } finally {
      reader.end = outerEnd
    }
  }
}

/**
 * A structure behind its size in bytes. `extra`: how much more than the structure the size counts (itself, mostly).
 * `lenient`: bytes that are left over are skipped, as newer versions of a structure may have more fields.
 */
export function sized<T>(
  prefix: Fixed<number>,
  inner: Layout<T>,
  options: { extra?: number; lenient?: boolean } = {},
): Layout<T> {
  return new Sized(prefix, inner, options.extra ?? 0, options.lenient ?? false)
}

class ArrayLayout<T> implements Layout<T[]> {
  readonly kind = 'array'
  readonly minSize: number
  readonly fixedSize = undefined
  readonly needsSelf: boolean
  readonly #length: Length
  readonly #inner: Layout<T>

  constructor(length: Length, inner: Layout<T>) {
    this.minSize = minLengthSize(length, inner.minSize)
    this.needsSelf = (typeof length === 'object' && !isPrefix(length)) || (inner.needsSelf ?? false)
    this.#length = length
    this.#inner = inner
  }

  read(reader: Reader, self?: Siblings): T[] {
    // An element of no bytes could be repeated for ever: it counts as one.
    const count = readLength(reader, this.#length, Math.max(this.#inner.minSize, 1), self)
    const inner = this.#inner
    const values: T[] = []
    try {
      if (count === undefined) {
        for (let before = reader.pos; before < reader.end; before = reader.pos) {
          values.push(inner.read(reader, self))
          if (reader.pos === before) throw new LayoutError('element without bytes', before)
        }
      } else {
        for (let index = 0; index < count; index++) values.push(inner.read(reader, self))
      }
    } catch (error) {
      throw within(error, values.length)
    }
    return values
  }

  print(printer: Printer, reader: Reader, label: string, self?: Siblings): T[] {
    return printer.group(reader.pos, label, '[]', () => {
      let index = 0
      const { kind, minSize } = this.#inner
      const printed = {
        kind,
        minSize,
        read: (elements: Reader) => this.#inner.print(printer, elements, `[${index++}]`, self),
      }
      return new ArrayLayout<T>(this.#length, printed as Layout<T>).read(reader, self)
    })
  }

  write(writer: Writer, value: readonly T[], self?: Siblings): void {
    writeLength(writer, this.#length, value.length)
    let index = 0
    try {
      for (; index < value.length; index++) this.#inner.write(writer, value[index] as T, self)
    } catch (error) {
      throw within(error, index)
    }
  }
}

/** `array(u16, inner)`: counted; `array(field('count'), inner)`; `array(3, inner)`; `array('rest', inner)`. */
export function array<T>(length: Length, inner: Layout<T>): Layout<T[]> {
  return new ArrayLayout(length, inner)
}
