/**
 * Bag: the properties of one object in memory, for conversions and for everything that changes them. How they lie in the
 * store is packed-bag.ts.
 *
 *   const bag = Bag.of({ Subject: 'x' }, { AppointmentStartWhole: start })
 *   bag.get(P.MessageSize)                           // number | undefined
 *
 * A string property exists once, as Unicode: what is set as string8 is found as string. Whoever reads a file that has
 * both forms sets the 8-bit one only where `has` says no.
 */
import {
  isNamedProperty,
  N,
  type NamedPropertyOf,
  P,
  type Property,
  propertyOfName,
  propertyOfTag,
  type TaggedProperty,
} from './properties.ts'
import type { NamedProperty } from './property-name.ts'
import type { PropertyType, ValueOf } from './property-type.ts'
import { tagText, unicodeTag } from './tag.ts'

type TypeIn<Table, K extends keyof Table> = Table[K] extends Property<infer T> ? ValueOf<T> : never
export type TaggedValues = { -readonly [K in keyof typeof P]?: TypeIn<typeof P, K> | undefined }
export type NamedValues = { -readonly [K in keyof typeof N]?: TypeIn<typeof N, K> | undefined }

type Entry = { property: Property; value: unknown }

export class Bag {
  readonly #entries = new Map<number | string, Entry>()

  /** From the names of P and N; undefined values are left out. */
  static of(tagged: TaggedValues, named: NamedValues = {}): Bag {
    const bag = new Bag()
    for (const [table, values] of [
      [P, tagged],
      [N, named],
    ] as const) {
      for (const [name, value] of Object.entries(values)) {
        if (value === undefined) continue
        const property = (table as Readonly<Record<string, Property>>)[name]
        if (!property) throw new TypeError(`there is no property ${name}`)
        bag.#put(property, value)
      }
    }
    return bag
  }

  get size(): number {
    return this.#entries.size
  }

  get<T extends PropertyType>(property: Property<T>): ValueOf<T> | undefined {
    return this.#entries.get(property.key)?.value as ValueOf<T> | undefined
  }

  set<T extends PropertyType>(property: Property<T>, value: ValueOf<T>): this {
    return this.#put(property, value)
  }

  /** Sets it unless it is there. */
  setDefault<T extends PropertyType>(property: Property<T>, value: ValueOf<T>): this {
    return this.#entries.has(property.key) ? this : this.#put(property, value)
  }

  has(property: Property): boolean {
    return this.#entries.has(property.key)
  }

  delete(property: Property): boolean {
    return this.#entries.delete(property.key)
  }

  /** For tags that are numbers at run time; the value must fit the type in the tag. */
  getTag(tag: number): unknown {
    return this.#entries.get(unicodeTag(tag))?.value
  }

  setTag(tag: number, value: unknown): this {
    return this.#put(propertyOfTag(tag), value)
  }

  deleteTag(tag: number): boolean {
    return this.#entries.delete(unicodeTag(tag))
  }

  /** For names that no table has. */
  getName(name: NamedProperty): unknown {
    return this.get(propertyOfName(name, 'unspecified'))
  }

  setName(name: NamedProperty, type: PropertyType, value: unknown): this {
    return this.#put(propertyOfName(name, type), value)
  }

  deleteName(name: NamedProperty): boolean {
    return this.delete(propertyOfName(name, 'unspecified'))
  }

  *[Symbol.iterator](): Generator<readonly [Property, unknown]> {
    for (const { property, value } of this.#entries.values()) yield [property, value]
  }

  *tagged(): Generator<readonly [TaggedProperty, unknown]> {
    for (const { property, value } of this.#entries.values()) {
      if (!isNamedProperty(property)) yield [property, value]
    }
  }

  *named(): Generator<readonly [NamedPropertyOf, unknown]> {
    for (const { property, value } of this.#entries.values()) {
      if (isNamedProperty(property)) yield [property, value]
    }
  }

  /** Takes over all properties of another bag. */
  assign(other: Bag): this {
    for (const [property, value] of other) this.#put(property, value)
    return this
  }

  copy(): Bag {
    return new Bag().assign(this)
  }

  /** What tests and logs show: names and values, in the order of the names. */
  toJSON(): Record<string, unknown> {
    const entries = [...this].map(([property, value]) => [
      property.name || tagText((property as TaggedProperty).tag),
      value,
    ])
    return Object.fromEntries(entries.sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1)))
  }

  #put(property: Property, value: unknown): this {
    this.#entries.set(property.key, { property: asUnicode(property), value })
    return this
  }
}

function asUnicode(property: Property): Property {
  if (property.type !== 'string8' && property.type !== 'string8[]') return property
  const type = property.type === 'string8' ? 'string' : 'string[]'
  return isNamedProperty(property) ? { ...property, type } : { ...property, type, tag: unicodeTag(property.tag) }
}
