/** Layouts that depend on what was read before: tagged variants, optional fields, recursion. */
import type { Fixed } from './fixed.ts'
import type { Layout, OptionalLayout, Siblings } from './layout.ts'
import { LayoutError } from './layout-error.ts'
import type { Printer } from './print.ts'
import type { Reader } from './reader.ts'
import { type Shape, Struct, type StructOf } from './struct.ts'
import type { Writer } from './writer.ts'

type Variants = Readonly<Record<string, readonly [tag: number, shape: Shape]>>
type ChoiceOf<V extends Variants, K extends string> = {
  [N in keyof V]: { [P in keyof ({ [Q in K]: N } & StructOf<V[N][1]>)]: ({ [Q in K]: N } & StructOf<V[N][1]>)[P] }
}[keyof V]

class Choice<T> implements Layout<T> {
  readonly kind = 'choice'
  readonly minSize: number
  readonly fixedSize = undefined
  readonly #tag: Fixed<number>
  readonly #key: string
  readonly #byTag = new Map<number, Struct<T>>()
  readonly #byName = new Map<string, { tag: number; layout: Struct<T> }>()

  constructor(key: string, tag: Fixed<number>, variants: Variants) {
    this.#key = key
    this.#tag = tag
    let smallest = Number.POSITIVE_INFINITY
    for (const [name, [number, shape]] of Object.entries(variants)) {
      const layout = new Struct<T>(shape, { key, value: name })
      this.#byTag.set(number, layout)
      this.#byName.set(name, { tag: number, layout })
      smallest = Math.min(smallest, layout.minSize)
    }
    this.minSize = tag.fixedSize + smallest
  }

  read(reader: Reader): T {
    return this.#variant(reader).read(reader)
  }

  print(printer: Printer, reader: Reader, label: string): T {
    const start = reader.pos
    const variant = this.#variant(reader)
    const tag = `0x${this.#byName.get(variant.name)?.tag.toString(16).padStart(2, '0')}`
    printer.line(start, reader.pos, `${label} ${this.#key}`.trim(), `${variant.name} (${tag})`)
    return printer.inside(label, () => variant.print(printer, reader, ''))
  }

  write(writer: Writer, value: T): void {
    const name = (value as Record<string, string>)[this.#key] as string
    const variant = this.#byName.get(name)
    if (!variant)
      throw new LayoutError(`${name} is not one of ${[...this.#byName.keys()].join(', ')}`, writer.pos, this.#key)
    this.#tag.write(writer, variant.tag)
    variant.layout.write(writer, value)
  }

  #variant(reader: Reader): Struct<T> {
    const start = reader.pos
    const tag = this.#tag.read(reader)
    const variant = this.#byTag.get(tag)
    if (!variant) throw new LayoutError(`0x${tag.toString(16)} is not known`, start, this.#key)
    return variant
  }
}

/**
 * A number that says which fields follow: choice('kind', u8, { and: [0x00, { … }], or: [0x01, { … }] }). Values are
 * `{ kind: 'and', … }`.
 */
export function choice<const K extends string, const V extends Variants>(
  key: K,
  tag: Fixed<number>,
  variants: V,
): Layout<ChoiceOf<V, K>> {
  return new Choice<ChoiceOf<V, K>>(key, tag, variants)
}

/** A layout that is chosen by the fields before it. It must choose the same when the value is written. */
export function dependent<T>(choose: (self: Siblings) => Layout<T>, minSize = 0): Layout<T> {
  return {
    kind: 'dependent',
    minSize,
    fixedSize: undefined,
    needsSelf: true,
    read: (reader, self = {}) => choose(self).read(reader, self),
    write: (writer, value, self = {}) => choose(self).write(writer, value, self),
    print: (printer, reader, label, self = {}) => choose(self).print(printer, reader, label, self),
  }
}

/** There when `when` says so of the fields before it, otherwise undefined. */
export function optional<T>(when: (self: Siblings) => boolean, inner: Layout<T>): OptionalLayout<T> {
  return {
    kind: 'optional',
    minSize: 0,
    fixedSize: undefined,
    optional: true,
    needsSelf: true,
    read: (reader, self = {}) => (when(self) ? inner.read(reader, self) : undefined),
    write(writer, value, self = {}) {
      if (when(self)) inner.write(writer, value as T, self)
    },
    print: (printer, reader, label, self = {}) => (when(self) ? inner.print(printer, reader, label, self) : undefined),
  }
}

/** There when bytes are left: the later fields of a structure that grew. */
export function ifMore<T>(inner: Layout<T>): OptionalLayout<T> {
  return {
    kind: 'ifMore',
    minSize: 0,
    fixedSize: undefined,
    optional: true,
    needsSelf: inner.needsSelf ?? false,
    read: (reader, self) => (reader.pos < reader.end ? inner.read(reader, self) : undefined),
    write(writer, value, self) {
      if (value !== undefined) inner.write(writer, value, self)
    },
    print: (printer, reader, label, self) =>
      reader.pos < reader.end ? inner.print(printer, reader, label, self) : undefined,
  }
}

/** A layout that contains itself. Reading stops with an error at the reader's `maxDepth`. */
export function lazy<T>(get: () => Layout<T>, minSize = 1): Layout<T> {
  let inner: Layout<T> | undefined
  const layout = () => (inner ??= get())
  return {
    kind: 'lazy',
    minSize,
    fixedSize: undefined,
    read: (reader) => deeper(reader, () => layout().read(reader)),
    write: (writer, value) => layout().write(writer, value),
    print: (printer, reader, label) => deeper(reader, () => layout().print(printer, reader, label)),
  }
}

function deeper<T>(reader: Reader, inner: () => T): T {
  if (reader.depth >= reader.maxDepth) throw new LayoutError(`nested deeper than ${reader.maxDepth}`, reader.pos)
  reader.depth++
  try {
    return inner()
  } finally {
    reader.depth--
  }
}

/** The same bytes with another value: `mapped(u32, (n) => n * 60, (n) => n / 60)`. */
export function mapped<A, B>(inner: Layout<A>, from: (value: A) => B, to: (value: B) => A): Layout<B> {
  return {
    kind: `mapped ${inner.kind}`,
    minSize: inner.minSize,
    fixedSize: undefined,
    needsSelf: inner.needsSelf ?? false,
    read: (reader, self) => from(inner.read(reader, self)),
    write: (writer, value, self) => inner.write(writer, to(value), self),
    print: (printer, reader, label, self) => from(inner.print(printer, reader, label, self)),
  }
}
