/**
 * Properties by tag, in the ids of a mailbox, as ROPs name them; and the same as a Bag, as the store takes them. Strings
 * stand under their Unicode tag.
 */
import {
  Bag,
  findPropertyType,
  firstNamedId,
  isNamedProperty,
  isNamedTag,
  makeTag,
  type NamedProperty,
  tagId,
  tagType,
} from '#model'
import type { Mailbox } from '#store'
import { RopFailure } from '../failures.ts'

export type TagMap = Map<number, unknown>

type Names = Pick<Mailbox, 'namedIds' | 'namesOf'>

/** Throws for an id that no name has. */
export async function bagOf(values: Iterable<readonly [tag: number, value: unknown]>, names: Names): Promise<Bag> {
  const all = [...values].filter(([, value]) => value !== undefined)
  const ids = all.map(([tag]) => tagId(tag)).filter((id) => id >= firstNamedId)
  const known = new Map<number, NamedProperty | undefined>()
  const found = ids.length > 0 ? await names.namesOf(ids) : []
  for (const [index, id] of ids.entries()) known.set(id, found[index])
  const bag = new Bag()
  for (const [tag, value] of all) {
    if (!isNamedTag(tag)) {
      bag.setTag(tag, value)
      continue
    }
    const name = known.get(tagId(tag))
    const type = findPropertyType(tagType(tag))
    if (!name || !type) throw new RopFailure('invalidParameter', `no name for 0x${tag.toString(16)}`)
    bag.setName(name, type, value)
  }
  return bag
}

/** Names that the mailbox does not have yet get ids. */
export async function tagsOf(bag: Bag, names: Names): Promise<TagMap> {
  const properties = [...bag]
  const named = properties.flatMap(([property]) => (isNamedProperty(property) ? [property] : []))
  const ids = named.length > 0 ? await names.namedIds(named, true) : []
  const idOf = new Map(named.map((property, index) => [property.key, ids[index]]))
  const tags: TagMap = new Map()
  for (const [property, value] of properties) {
    if (!isNamedProperty(property)) tags.set(property.tag, value)
    else tags.set(makeTag(idOf.get(property.key) as number, property.type), value)
  }
  return tags
}

/** What the store removes by: numbers for tagged properties, names for named ones. */
export async function removals(
  tags: Iterable<number>,
  names: Names,
): Promise<(number | { set: string; lid?: number; string?: string })[]> {
  const all = [...tags]
  const found = await names.namesOf(all.filter(isNamedTag).map(tagId))
  let next = 0
  return all.flatMap((tag): (number | { set: string; lid?: number; string?: string })[] => {
    if (!isNamedTag(tag)) return [tag]
    const name = found[next++]
    return name ? [name as { set: string; lid?: number; string?: string }] : []
  })
}
