/** Named properties: of the rows of a view (the numbers that a mailbox has for them, and the few values that are wanted), and of packed bags. */
import {
  Bag,
  makeTag,
  type NamedProperties,
  type NamedProperty,
  type NamedPropertyOf,
  type PackedBag,
  PropertyType,
  type TaggedProperty,
} from '#model'
import type { Mailbox } from '#store'

type AnyProperty = NamedPropertyOf | TaggedProperty

export class RowNames {
  readonly #tags: ReadonlyMap<AnyProperty, number>

  private constructor(tags: ReadonlyMap<AnyProperty, number>) {
    this.#tags = tags
  }

  static async of(mailbox: Mailbox, properties: readonly AnyProperty[]): Promise<RowNames> {
    const named = properties.filter((one): one is NamedPropertyOf => !('tag' in one))
    const ids = await mailbox.namedIds(named, false)
    const tags = new Map<AnyProperty, number>()
    for (const property of properties) if ('tag' in property) tags.set(property, property.tag)
    for (const [index, property] of named.entries()) {
      const id = ids[index]
      if (id !== undefined) tags.set(property, makeTag(id, PropertyType[property.type]))
    }
    return new RowNames(tags)
  }

  /** undefined: nothing in the mailbox has it. */
  tag(property: AnyProperty): number | undefined {
    return this.#tags.get(property)
  }

  /** `isWhole` is false when a value lies outside of the row and has to be fetched with the message. */
  read(packed: PackedBag): { bag: Bag; isWhole: boolean } {
    const bag = new Bag()
    let isWhole = true
    for (const [property, tag] of this.#tags) {
      const value = packed.get(tag)
      if (value !== undefined) bag.set(property, value as never)
      else if (packed.external(tag)) isWhole = false
    }
    return { bag, isWhole }
  }
}

/** The lowest number of a named property. [MS-OXCDATA] 2.9 */
const firstNamed = 0x8000

/** What the numbers in some bags are called in their mailbox: recipients and attachments have named properties, too. */
export async function namesIn(mailbox: Pick<Mailbox, 'namesOf'>, bags: readonly PackedBag[]): Promise<NamedProperties> {
  const ids = [...new Set(bags.flatMap((bag) => bag.tags().map((tag) => tag >>> 16)))].filter((id) => id >= firstNamed)
  const names = new Map<number, NamedProperty>()
  const found = ids.length > 0 ? await mailbox.namesOf(ids) : []
  for (const [index, name] of found.entries()) if (name) names.set(ids[index] as number, name)
  return { idOf: () => undefined, nameOf: (id) => names.get(id) }
}
