/**
 * GetMatches: a list of ids: of the rows that a restriction lets through, or of whom a property of an object names (the
 * members of a list, for example).
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.5
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.10, 3.1.4.4.2
 */
import { fold, makeTag, PropertyType, type Restriction, tagId, tagType } from '#model'
import { type AddressBook, explicitTable } from '../address-book.ts'
import { textForm } from '../code-page.ts'
import { matching } from '../filter.ts'
import { bookProperties, midOf } from '#groupware/address-book/index.ts'
import { NspiError, operation } from '../operation.ts'
import { RetrieveFlag, SortType, type Stat } from '../stat.ts'
import { mayChange } from '../writable.ts'
import { readRows } from './query-rows.ts'
import { bodies } from '../bodies.ts'

const mostRows = 50_000
const objectsPerRead = 1000

/** Exchange takes a filter with the orders of whom a property names, too: they are the names'. */
const orders: ReadonlySet<number> = new Set([
  SortType.displayName,
  SortType.phoneticDisplayName,
  SortType.displayNameReadOnly,
  SortType.displayNameWritable,
])

export const getMatches = operation({
  ...bodies.GetMatches,
  failed: ({ state }) => ({ state, mids: undefined, rows: undefined }),
  async handle(book, { reserved, state, mids: reservedMids, filter, propertyName, rowCount, columns }) {
    if (!state || reserved !== 0) throw new NspiError('invalidParameter')
    // pReserved of [MS-OXNSPI]: a client may not bring a table of its own.
    if (reservedMids) throw new NspiError('tooComplex')
    textForm(state.codePage)
    const limit = Math.min(rowCount, mostRows)
    const mids = filter
      ? await filtered(book, state, filter, limit)
      : await named(book, state, propertyName ? makeTag(propertyName.id, 'object') : state.containerId)
    if (mids.length > limit) throw new NspiError('tableTooBig')
    const after = { ...state, containerId: state.currentRec }
    if (!columns) return { state: after, mids, rows: undefined }
    const wanted = { flags: RetrieveFlag.ephemeralIds, codePage: state.codePage, columns, count: mids.length }
    return { state: after, mids, rows: await readRows(book, explicitTable(mids), 0, wanted) }
  },
})

async function filtered(
  book: AddressBook,
  { containerId, sortType, codePage }: Stat,
  filter: Restriction,
  limit: number,
): Promise<number[]> {
  if (!orders.has(sortType)) throw new NspiError('error')
  const mids = await matching(book, { containerId, filter, codePage, limit })
  return sortType === SortType.phoneticDisplayName ? inPhoneticOrder(book, mids) : mids
}

/** [MS-OXNSPI] 2.2.1.10. Who has no phonetic name stands where the name would. */
async function inPhoneticOrder(book: AddressBook, mids: readonly number[]): Promise<number[]> {
  const keyed: { mid: number; key: string }[] = []
  for (let at = 0; at < mids.length; at += objectsPerRead) {
    for (const object of await book.objects(mids.slice(at, at + objectsPerRead))) {
      if (!object) continue
      keyed.push({ mid: midOf(object), key: fold(object.fields.phoneticDisplayName ?? object.displayName) })
    }
  }
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return keyed.map(({ mid }) => mid)
}

/**
 * Constraints 9 to 14: the container of the STAT is a property tag here, and its current record the object. A tag that is not
 * one of an object-valued property names nobody else: as with Exchange, the table then is the object itself.
 */
async function named(book: AddressBook, state: Stat, tag: number): Promise<number[]> {
  const object = await book.findObject(state.currentRec)
  if (!object) throw new NspiError('error')
  const property = bookProperties.get(tagId(tag))
  if (!property?.names) {
    if (tagType(tag) === PropertyType.object || state.sortType === SortType.displayNameWritable)
      throw new NspiError('noSupport')
    return [midOf(object)]
  }
  if (state.sortType === SortType.displayNameWritable && !(await mayChange(book, object, property)))
    throw new NspiError('noSupport')
  return (await book.namedBy(object, property.names)).map(midOf)
}
