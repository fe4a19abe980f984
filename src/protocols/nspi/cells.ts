/**
 * Values of objects as a client asks for them: in the type, the code page and the form of entry ids that it wants.
 * [MS-OXNSPI] 3.1.4.3.3, 3.1.4.1.7
 */
import type { DirectoryObject } from '#directory'
import { type Cell, makeTag, MapiError, P, PropertyType, type PropertyRow, tagId, tagType, tagTypeName } from '#model'
import { type AddressBook, ephemeralEntryId } from './address-book.ts'
import { CodePage, type TextForm, textForm } from './code-page.ts'
import { bookProperties, type BookProperty } from '#groupware/address-book/index.ts'
import { RetrieveFlag } from './stat.ts'

export interface Wanted {
  columns: readonly number[]
  flags: number
  codePage: number
}

const text8 = PropertyType.string8
const texts8 = PropertyType['string8[]']

/** [MS-OXNSPI] 3.1.4.1.8 constraint 6: for a client that names no columns. */
export const defaultColumns: readonly number[] = [
  P.AddressBookContainerId.tag,
  P.ObjectType.tag,
  P.DisplayType.tag,
  makeTag(P.DisplayName.id, 'string8'),
  makeTag(P.PrimaryTelephoneNumber.id, 'string8'),
  makeTag(P.DepartmentName.id, 'string8'),
  makeTag(P.OfficeLocation.id, 'string8'),
]

/** More columns than a client has reason to ask for. */
export const mostColumns = 1000

/** One row for each object; where there is none, its cells are errors. */
export async function rowsOf(
  book: AddressBook,
  objects: readonly (DirectoryObject | undefined)[],
  wanted: Wanted,
): Promise<PropertyRow[]> {
  const text = textOf(wanted)
  const rows: PropertyRow[] = []
  for (const object of objects) {
    const row: PropertyRow = []
    for (const tag of wanted.columns) row.push(await cellOf(book, object, tag, { text, flags: wanted.flags }))
    rows.push(row)
  }
  return rows
}

/** A client that wants only Unicode strings may name any code page. Unicode as the code page has no 8-bit strings. */
function textOf({ columns, codePage }: Wanted): TextForm | undefined {
  if (codePage === CodePage.unicode) return undefined
  return columns.some((tag) => tagType(tag) === text8 || tagType(tag) === texts8) ? textForm(codePage) : undefined
}

async function cellOf(
  book: AddressBook,
  object: DirectoryObject | undefined,
  tag: number,
  { text, flags }: { text: TextForm | undefined; flags: number },
): Promise<Cell> {
  const property = object && bookProperties.get(tagId(tag))
  const typed = tagType(tag) === PropertyType.unspecified
  const missing: Cell = { error: MapiError.notFound, ...(typed && { type: PropertyType.errorCode }) }
  if (!property) return missing
  const asked = typed ? property.type : tagTypeName(tag)
  if (property.id === P.EntryId.id && (flags & RetrieveFlag.ephemeralIds) !== 0 && asked === 'binary')
    return valueCell(ephemeralEntryId(object, book), typed && 'binary')
  const value = property.later ? await property.later(object, book) : property.value(object, book)
  if (value === undefined || !fits(property.type, asked)) return missing
  if (asked === 'string8') return text ? valueCell(text.to8(value as string), false) : missing
  if (asked === 'string8[]') return text ? valueCell((value as string[]).map(text.to8), false) : missing
  return valueCell(value, typed && property.type)
}

function valueCell(value: unknown, type: BookProperty['type'] | false): Cell {
  return { value, ...(type && { type: PropertyType[type] }) }
}

/** Strings may be asked for in either form. */
function fits(own: BookProperty['type'], asked: string | undefined): boolean {
  return (
    asked === own || (asked !== undefined && asked.replace('string8', 'string') === own.replace('string8', 'string'))
  )
}

/** The tags of what an object has, strings as 8-bit strings. [MS-OXNSPI] 3.1.4.1.6 */
export async function tagsOf(book: AddressBook, object: DirectoryObject, flags: number): Promise<number[]> {
  const tags: number[] = []
  for (const property of bookProperties.values()) {
    const { id, type, names } = property
    if (names) {
      if ((flags & RetrieveFlag.skipObjects) === 0 && names.on.includes(object.kind)) tags.push(makeTag(id, 'object'))
      continue
    }
    const value = property.later ? await property.later(object, book) : property.value(object, book)
    if (value !== undefined) tags.push(makeTag(id, eightBit(type)))
  }
  return tags
}

/** Of every property that the address book knows. [MS-OXNSPI] 3.1.4.1.5 */
export function allTags(unicode: boolean): number[] {
  return [...bookProperties.values()].map(({ id, type }) => makeTag(id, unicode ? type : eightBit(type)))
}

function eightBit(type: BookProperty['type']): BookProperty['type'] {
  return type === 'string' ? 'string8' : type === 'string[]' ? 'string8[]' : type
}
