/** Named properties in the rows of a view: the numbers that a mailbox has for them, and the few values of a row that are wanted, as a Bag. */
import { Bag, makeTag, type NamedPropertyOf, type PackedBag, PropertyType, type TaggedProperty } from '#model'
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
