/** Properties of folders by tag or name. [MS-OXWSXPROP] */
import { Bag, isNamedProperty, makeTag, PropertyType } from '#model'
import { folderPropertyOf, type Mailbox } from '#store'
import type { Place } from '../call.ts'
import { type ExtendedField, readExtended } from '../fields/extended.ts'
import type { ExtendedPropertyType } from '../schema/index.ts'

export async function extendedProperties(
  { mailbox, folder }: Place,
  fields: readonly ExtendedField[],
): Promise<ExtendedPropertyType[]> {
  const tags = await tagsOf(mailbox, fields, false)
  const place = { mailbox: mailbox.id, public: mailbox.kind === 'public' }
  const bag = new Bag()
  for (const [index, { property }] of fields.entries()) {
    const tag = tags[index]
    const value = tag === undefined ? undefined : folderPropertyOf(folder, tag, place)
    if (value !== undefined) bag.set(property, value as never)
  }
  return fields.flatMap((field) => (readExtended(field, bag) as ExtendedPropertyType | undefined) ?? [])
}

/** undefined for a name that the mailbox does not have. */
export async function tagsOf(
  mailbox: Mailbox,
  fields: readonly ExtendedField[],
  create: boolean,
): Promise<(number | undefined)[]> {
  const named = fields.flatMap(({ property }) => (isNamedProperty(property) ? [property] : []))
  const ids = named.length > 0 ? await mailbox.namedIds(named, create) : []
  return fields.map(({ property }) => {
    if (!isNamedProperty(property)) return property.tag
    const id = ids[named.indexOf(property)]
    return id === undefined ? undefined : makeTag(id, PropertyType[property.type])
  })
}
