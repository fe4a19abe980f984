/**
 * What a layout is: a value that reads, writes and prints one kind of bytes, and whose TypeScript type is that of the
 * values it reads. Layouts are declared in the order of the specification's field table:
 *
 *   const request = struct({ flags: named(u8, Flags), forwardRead: bool8, rowCount: u16 })
 *   type Request = TypeOf<typeof request>
 *
 * `self` in read, write and print is the structure around a field as far as it is known; only the layouts that say
 * `needsSelf` get it.
 */
import type { Code } from './code.ts'
import { LayoutError } from './layout-error.ts'
import { type Printer, showValue } from './print.ts'
import { Reader, type ReaderOptions } from './reader.ts'
import { Writer } from './writer.ts'

export type Siblings = Readonly<Record<string, any>>

export interface Layout<T> {
  readonly kind: string
  /** No value of this layout takes fewer bytes; declared counts are checked against it. */
  readonly minSize: number
  /** Bytes of every value, when they are always the same. */
  readonly fixedSize: number | undefined
  /** Its field does not appear in the values of the structure: constants, padding, lengths of other fields. */
  readonly hidden?: boolean
  /** Its field may be left out of the values of the structure. */
  readonly optional?: boolean
  readonly needsSelf?: boolean

  read(reader: Reader, self?: Siblings): T
  write(writer: Writer, value: T, self?: Siblings): void
  print(printer: Printer, reader: Reader, label: string, self?: Siblings): T
  /** How a value is shown in print. */
  show?(value: T): string

  /** Fixed layouts: an expression for the value at `p + at`. */
  emitRead?(code: Code, at: number, path: string): string
  /** Fixed layouts: statements that put the value of the variable `value` at `p + at`. */
  emitWrite?(code: Code, at: number, value: string, path: string): string
}

export type HiddenLayout<T> = Layout<T> & { readonly hidden: true }
export type OptionalLayout<T> = Layout<T | undefined> & { readonly optional: true }

export type TypeOf<L> = L extends Layout<infer T> ? T : never

/** Reads a value from all of the bytes; bytes that are left over are an error. */
export function decode<T>(layout: Layout<T>, bytes: Uint8Array, options?: ReaderOptions): T {
  const reader = new Reader(bytes, options)
  const value = layout.read(reader)
  if (reader.pos !== reader.end) throw new LayoutError(`${reader.end - reader.pos} bytes are left over`, reader.pos)
  return value
}

/** Reads a value where the reader stands. */
export function read<T>(reader: Reader, layout: Layout<T>): T {
  return layout.read(reader)
}

/** One writer for all calls of `encode`; taken away while it is in use, as layouts may call `encode` themselves. */
let spare: Writer | undefined

export function encode<T>(layout: Layout<T>, value: T): Uint8Array {
  const writer = spare ?? new Writer(1024)
  spare = undefined
  writer.pos = 0
  layout.write(writer, value)
  const bytes = writer.take()
  if (writer.bytes.length <= 1 << 20) spare = writer
  return bytes
}

/** Called by generated code. */
export function badValue(value: unknown, kind: string, path: string): never {
  throw new LayoutError(`${showValue(value).slice(0, 80)} is not a value of ${kind}`, 0, path)
}

export function badBytes(problem: string, offset: number, path: string): never {
  throw new LayoutError(problem, offset, path)
}
