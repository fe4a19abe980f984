/**
 * What a sort order asks of a view: its key columns, outermost first, how many of them are category levels, and which
 * column of several values shows one value in each row. [MS-OXCTABL] 2.2.2.3.1, 2.2.2.2.1 (MultivalueInstance)
 */
import { Multivalue, MultivalueInstance } from '#model/property-type.ts'
import { partsOfOrder, type SortColumn, type SortOrder } from '#model/sort-order.ts'

export interface ViewColumn {
  /** As it was given; the tag of the value in each row when `isInstance`. */
  tag: number
  descending: boolean
  isInstance: boolean
}

export interface ViewOrder {
  columns: readonly ViewColumn[]
  levels: number
  expanded: number
  aggregate: { tag: number; descending: boolean } | undefined
  /** The multi-valued property (without the instance bit) whose values make rows of their own. */
  instance: number | undefined
}

export function viewOrder(order: SortOrder | undefined, instances: readonly number[]): ViewOrder {
  const { categories, maximum, rows } = partsOfOrder(order ?? { columns: [], categories: 0, expanded: 0 })
  const columns = [...categories, ...rows].map(viewColumn)
  const instance = [...columns.map(({ tag }) => tag), ...instances].find(isInstanceTag)
  return {
    columns,
    levels: categories.length,
    expanded: order?.expanded ?? 0,
    // The groups stand in the direction of the category that the maximum takes the place of.
    aggregate: maximum && { tag: maximum.tag, descending: categories.at(-1)?.direction === 'descending' },
    instance: instance === undefined ? undefined : propertyOfInstance(instance),
  }
}

function viewColumn({ tag, direction }: SortColumn): ViewColumn {
  return { tag, descending: direction === 'descending', isInstance: isInstanceTag(tag) }
}

export function isInstanceTag(tag: number): boolean {
  return (tag & MultivalueInstance) === MultivalueInstance
}

export function propertyOfInstance(tag: number): number {
  return (tag & ~(MultivalueInstance & ~Multivalue)) >>> 0
}
