/**
 * The order of a table, with categories. [MS-OXCDATA] 2.13, [MS-OXCTABL] 2.2.2.3
 *
 * The first `categories` columns group the rows; a column with `maximumCategory` directly behind them says that the
 * groups of the last of these are sorted by the greatest (smallest, when it groups descending) value of that column in
 * each group; the rest sorts the rows within the groups.
 */
import { array, field, type Layout, lengthOf, mapped, named, struct, u8, u16, u32 } from '#codec/binary/index.ts'
import { Failure } from './failure.ts'
import { Multivalue, MultivalueInstance } from './property-type.ts'

/** [MS-OXCDATA] 2.13.1 */
export const SortDirection = { ascending: 0x00, descending: 0x01, maximumCategory: 0x04 } as const
export type SortDirection = keyof typeof SortDirection

export type SortColumn = { tag: number; direction: SortDirection }

export type SortOrder = {
  columns: readonly SortColumn[]
  categories: number
  /** So many of the categories, from the outermost, begin expanded. */
  expanded: number
}

const column = struct({ tag: u32, direction: named(u8, SortDirection) })

/** The fields of RopSortTable and of NSPI's and EWS's like. */
export const sortOrder: Layout<SortOrder> = mapped(
  struct({ count: lengthOf('columns', u16), categories: u16, expanded: u16, columns: array(field('count'), column) }),
  (value): SortOrder => value,
  (value) => ({ ...value, columns: [...value.columns] }),
)

/** An order without categories. */
export function sortBy(...columns: readonly (SortColumn | number)[]): SortOrder {
  return {
    columns: columns.map((one) => (typeof one === 'number' ? { tag: one, direction: 'ascending' } : one)),
    categories: 0,
    expanded: 0,
  }
}

/** The order split into what each column does; throws `invalid` for one that contradicts [MS-OXCTABL] 2.2.2.3.1. */
export function partsOfOrder(order: SortOrder): {
  categories: SortColumn[]
  /** Sorts the groups of the last category by this column's extreme value in each. */
  maximum: SortColumn | undefined
  rows: SortColumn[]
} {
  const { columns, categories, expanded } = order
  if (categories > columns.length || expanded > categories) throw new Failure('invalid', 'more categories than columns')
  const groups = columns.slice(0, categories)
  const rest = columns.slice(categories)
  const maximum = rest[0]?.direction === 'maximumCategory' ? rest.shift() : undefined
  if (maximum && categories === 0) throw new Failure('invalid', 'maximum of a category without categories')
  if (groups.some(isMaximum) || rest.some(isMaximum)) throw new Failure('invalid', 'maximum of a category out of place')
  if (groups.filter(isMultivalued).length > 1) throw new Failure('invalid', 'more than one multi-valued category')
  return { categories: groups, maximum, rows: rest }
}

function isMaximum({ direction }: SortColumn): boolean {
  return direction === 'maximumCategory'
}

function isMultivalued({ tag }: SortColumn): boolean {
  return (tag & MultivalueInstance) !== 0 && (tag & Multivalue) !== 0
}
