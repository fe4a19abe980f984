/**
 * What layouts of variable size share: print shows the value on one line unless a layout prints its parts, and the
 * prefixes that count bytes, characters or elements.
 */
import type { Fixed } from './fixed.ts'
import type { Layout, Siblings } from './layout.ts'
import { LayoutError } from './layout-error.ts'
import { type Printer, showValue } from './print.ts'
import type { Reader } from './reader.ts'
import type { Writer } from './writer.ts'

export abstract class Variable<T> implements Layout<T> {
  readonly kind: string
  readonly minSize: number
  readonly fixedSize = undefined
  readonly needsSelf: boolean = false

  constructor(kind: string, minSize: number) {
    this.kind = kind
    this.minSize = minSize
  }

  abstract read(reader: Reader, self?: Siblings): T
  abstract write(writer: Writer, value: T, self?: Siblings): void

  show(value: T): string {
    return showValue(value)
  }

  print(printer: Printer, reader: Reader, label: string, self?: Siblings): T {
    const start = reader.pos
    const value = this.read(reader, self)
    printer.line(start, reader.pos, label, this.show(value))
    return value
  }
}

/** How many bytes or elements follow: a prefix, a constant, a field before it, or all that is left. */
export type Length = Fixed<number> | number | FieldReference | 'rest'

export type FieldReference = { readonly field: string }

/** The number in an earlier field of the same structure; that field is declared with `lengthOf`. */
export function field(name: string): FieldReference {
  return { field: name }
}

export function isPrefix(length: Length): length is Fixed<number> {
  return typeof length === 'object' && 'emitRead' in length
}

export function minLengthSize(length: Length, unit: number): number {
  if (typeof length === 'number') return length * unit
  return isPrefix(length) ? length.fixedSize : 0
}

/** The number of units that the length announces; undefined for "the rest". Never more than the bytes can hold. */
export function readLength(
  reader: Reader,
  length: Length,
  unit: number,
  self: Siblings | undefined,
): number | undefined {
  if (length === 'rest') return undefined
  const start = reader.pos
  const count =
    typeof length === 'number' ? length : isPrefix(length) ? length.read(reader) : Number(self?.[length.field])
  if (count * unit > reader.end - reader.pos) {
    throw new LayoutError(`${count} announced, ${reader.end - reader.pos} bytes are left`, start)
  }
  return count
}

export function writeLength(writer: Writer, length: Length, count: number): void {
  if (typeof length === 'number') {
    if (count !== length) throw new LayoutError(`${count} where there must be ${length}`, writer.pos)
  } else if (isPrefix(length)) {
    length.write(writer, count)
  }
}
