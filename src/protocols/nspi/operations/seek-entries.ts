/**
 * SeekEntries: the first row whose name is not before a text; that is what typing letters in an address book does.
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.16
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.9
 */
import { P, PropertyType, type TaggedValue, tagId, tagType } from '#model'
import { type AddressBook, explicitTable, type Table } from '../address-book.ts'
import { textForm } from '../code-page.ts'
import { NspiError, operation } from '../operation.ts'
import { RetrieveFlag, SortType, type Stat } from '../stat.ts'
import { readRows } from './query-rows.ts'
import { bodies } from '../bodies.ts'

/** How many rows come with the place: about a screen. */
const rowsWithPlace = 50

export const seekEntries = operation({
  ...bodies.SeekEntries,
  failed: ({ state }) => ({ state, rows: undefined }),
  async handle(book, { state, target, explicitTable: listed, columns }) {
    if (!state || !target) throw new NspiError('invalidParameter')
    textForm(state.codePage)
    if (state.sortType !== SortType.displayName) throw new NspiError('error')
    const text = wantedName(target, state)
    // As in QueryRows, an empty list is none: there is nothing in it to be sought.
    const mids = listed && listed.length > 0 ? listed : undefined
    const container = await book.table(state.containerId)
    const table = mids ? explicitTable(mids) : container
    const position = await seek(book, container, table, { text, explicit: mids !== undefined })
    const found = { ...state, currentRec: table.midAt(position), numPos: position, totalRecs: table.length }
    if (!columns) return { state: found, rows: undefined }
    const count = mids ? table.length - position : rowsWithPlace
    const wanted = { flags: RetrieveFlag.ephemeralIds, codePage: state.codePage, columns, count }
    return { state: found, rows: await readRows(book, table, position, wanted) }
  },
})

/** Constraint 10: only names can be sought. */
function wantedName({ tag, value }: TaggedValue, { codePage }: Stat): string {
  if (tagId(tag) !== P.DisplayName.id || typeof value !== 'string') throw new NspiError('error')
  return tagType(tag) === PropertyType.string8 ? textForm(codePage).from8(value) : value
}

async function seek(
  book: AddressBook,
  container: Table,
  table: Table,
  { text, explicit }: { text: string; explicit: boolean },
): Promise<number> {
  if (explicit) {
    // A list of the client's is in the order of the container: the first that stands where the text would, or behind.
    const place = await placeOf(book, container, text)
    for (let at = 0; at < table.length; at++) {
      if ((container.positionOf(table.midAt(at)) ?? -1) >= place) return at
    }
    throw new NspiError('notFound')
  }
  const place = await placeOf(book, container, text)
  if (place >= table.length) throw new NspiError('notFound')
  return place
}

/** Where the first row is whose name is not before the text; the length when there is none. */
async function placeOf(book: AddressBook, container: Table, text: string): Promise<number> {
  // The next one by name may be of a kind that the container does not show.
  for (let limit = 1; ; limit *= 8) {
    const mids = await book.midsFrom(text, limit)
    for (const mid of mids) {
      const position = container.positionOf(mid)
      if (position !== undefined) return position
    }
    if (mids.length < limit) return container.length
  }
}
