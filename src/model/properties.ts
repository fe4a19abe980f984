/**
 * Which properties exist. `P` has the tagged ones, `N` the named ones, by their canonical names of [MS-OXPROPS] without
 * PidTag, PidLid and PidName: P.Subject, N.AppointmentStartWhole. The name is the citation, because section numbers of
 * that document move with every revision. What a protocol calls a property stands in that protocol's folder, as a map
 * from P and N.
 *
 * The table comes from tools/generate-properties.ts.
 */
import { named, sets, tagged } from './data/properties.generated.ts'
import { type NamedProperty, nameKey } from './property-name.ts'
import { PropertyType, type PropertyType as Type } from './property-type.ts'
import { makeTag, tagId, tagText, tagTypeName, unicodeTag } from './tag.ts'

export type TaggedProperty<T extends Type = Type> = {
  readonly name: string
  readonly id: number
  readonly type: T
  readonly tag: number
  /** What a Bag files it under: properties are the same when their keys are. */
  readonly key: number
}

export type NamedPropertyOf<T extends Type = Type> = NamedProperty & {
  readonly name: string
  readonly type: T
  readonly key: string
}

export type Property<T extends Type = Type> = TaggedProperty<T> | NamedPropertyOf<T>

type TaggedTable = { readonly [K in keyof typeof tagged]: TaggedProperty<(typeof tagged)[K][1]> }
type NamedTable = { readonly [K in keyof typeof named]: NamedPropertyOf<(typeof named)[K][2]> }

const byTag = new Map<number, TaggedProperty>()
const byKey = new Map<string, NamedPropertyOf>()

export const P = makeTagged()
export const N = makeNamed()

/** The property of a tag; one that the table does not know gets its number as its name. */
export function propertyOfTag(tag: number): TaggedProperty {
  return byTag.get(tag) ?? byTag.get(unicodeTag(tag)) ?? unknownTag(tag)
}

/** The named property of a name; one that the table does not know gets the given type. */
export function propertyOfName(name: NamedProperty, type: Type): NamedPropertyOf {
  const key = nameKey(name)
  const known = byKey.get(key)
  if (known?.type === type) return known
  const named: NamedProperty =
    name.lid === undefined ? { set: name.set, string: name.string as string } : { set: name.set, lid: name.lid }
  return { ...named, name: known?.name ?? key, type, key }
}

/** The table's entry for a name, whatever the type. */
export function findNamedProperty(name: NamedProperty): NamedPropertyOf | undefined {
  return byKey.get(nameKey(name))
}

/** The table's entries with this id, with different types (0x0E08 is PidTagMessageSize and …SizeExtended). */
export function findPropertiesById(id: number): TaggedProperty[] {
  return [...byTag.values()].filter((property) => property.id === id)
}

export function isNamedProperty(property: Property): property is NamedPropertyOf {
  return typeof property.key === 'string'
}

/** 'PSETID_Appointment' for its GUID. */
export function propertySetName(set: string): string | undefined {
  return Object.entries(sets).find(([, guid]) => guid === set)?.[0]
}

function makeTagged(): TaggedTable {
  const table: Record<string, TaggedProperty> = {}
  for (const [name, [id, type]] of Object.entries(tagged)) {
    const tag = makeTag(id, PropertyType[type])
    const property: TaggedProperty = { name, id, type, tag, key: unicodeTag(tag) }
    table[name] = property
    if (!byTag.has(tag)) byTag.set(tag, property)
  }
  return table as TaggedTable
}

function makeNamed(): NamedTable {
  const table: Record<string, NamedPropertyOf> = {}
  for (const [name, [setName, id, type]] of Object.entries(named)) {
    const set = sets[setName]
    const propertyName: NamedProperty = typeof id === 'number' ? { set, lid: id } : { set, string: id }
    const property: NamedPropertyOf = { ...propertyName, name, type, key: nameKey(propertyName) }
    table[name] = property
    if (!byKey.has(property.key)) byKey.set(property.key, property)
  }
  return table as NamedTable
}

function unknownTag(tag: number): TaggedProperty {
  return { name: tagText(tag), id: tagId(tag), type: tagTypeName(tag) ?? 'unspecified', tag, key: unicodeTag(tag) }
}
