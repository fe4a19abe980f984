/**
 * Items on their way between threads: plain data that structured cloning takes, and back. Properties are numbers (tags; names
 * have numbers of their own, which the sender tells with the first message that uses them).
 *
 * Only what comes of data files: contents are bytes, and there is no MIME source.
 */
import {
  Bag,
  findPropertyType,
  isNamedProperty,
  type Item,
  type ItemAttachment,
  type NamedProperty,
  type NamedPropertyOf,
  PropertyType,
} from '#model'

export interface PackedBag {
  /** Tags, or -1 - the number of a name. */
  keys: number[]
  values: unknown[]
}

export interface PackedItem {
  properties: PackedBag
  recipients: PackedBag[]
  attachments: { properties: PackedBag; content?: Uint8Array; embedded?: PackedItem }[]
  associated?: boolean
}

/** The number of a name is its place in the list of all names that were told. */
export interface PackedName {
  name: NamedProperty
  type: number
}

export class ItemPacker {
  readonly #numbers = new Map<string, number>()
  #told: PackedName[] = []

  /** Names that the receiver does not know yet. */
  takeNames(): PackedName[] {
    const names = this.#told
    this.#told = []
    return names
  }

  pack(item: Item): PackedItem {
    if (item.source || item.derived) throw new Error('items with a source are read where they are written')
    return {
      properties: this.packBag(item.properties),
      recipients: item.recipients.map((each) => this.packBag(each)),
      attachments: item.attachments.map((each) => this.#attachment(each)),
      ...(item.associated && { associated: true }),
    }
  }

  packBag(bag: Bag): PackedBag {
    const keys: number[] = []
    const values: unknown[] = []
    for (const [property, value] of bag) {
      keys.push(isNamedProperty(property) ? -1 - this.#number(property) : property.tag)
      values.push(value instanceof Uint8Array ? alone(value) : value)
    }
    return { keys, values }
  }

  #attachment({ properties, content, embedded }: ItemAttachment): PackedItem['attachments'][number] {
    if (content && !('bytes' in content)) throw new Error('contents are bytes')
    return {
      properties: this.packBag(properties),
      ...(content && { content: alone(content.bytes) }),
      ...(embedded && { embedded: this.pack(embedded) }),
    }
  }

  #number({ set, lid, string, type, key }: NamedPropertyOf): number {
    const id = `${key} ${type}`
    const known = this.#numbers.get(id)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(id, number)
    const name: NamedProperty = lid === undefined ? { set, string: string as string } : { set, lid }
    this.#told.push({ name, type: PropertyType[type] })
    return number
  }
}

/** A view takes all along that it is a view of. */
function alone(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)
}

/** Contents that need not be copied. */
export function* buffersOf({ attachments }: PackedItem): Generator<ArrayBuffer> {
  for (const { content, embedded } of attachments) {
    if (content && content.byteLength > 0) yield content.buffer as ArrayBuffer
    if (embedded) yield* buffersOf(embedded)
  }
}

export class ItemUnpacker {
  readonly #names: PackedName[] = []

  learn(names: readonly PackedName[]): void {
    this.#names.push(...names)
  }

  unpack({ properties, recipients, attachments, associated }: PackedItem): Item {
    return {
      properties: this.unpackBag(properties),
      recipients: recipients.map((each) => this.unpackBag(each)),
      attachments: attachments.map((each) => ({
        properties: this.unpackBag(each.properties),
        ...(each.content && { content: { bytes: each.content } }),
        ...(each.embedded && { embedded: this.unpack(each.embedded) }),
      })),
      ...(associated && { associated: true }),
    }
  }

  unpackBag({ keys, values }: PackedBag): Bag {
    const bag = new Bag()
    for (const [index, key] of keys.entries()) {
      const value = values[index]
      if (key >= 0) bag.setTag(key, value)
      else {
        const { name, type } = this.#names[-1 - key] as PackedName
        bag.setName(name, findPropertyType(type) as PropertyType, value)
      }
    }
    return bag
  }
}
