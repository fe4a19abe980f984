/**
 * Everything that the server computes for a message, in one table: what is not kept in the bag because it follows from the
 * row, and what the columns know better than the bag. Reading costs nothing until it is asked for.
 *
 *   propertyOf(row, tag, place)      what a client sees: computed, else from the bag
 *
 * Named properties: categories (PidNameKeywords) come from their column; `keywordsOf` gives them.
 */
import { unicodeTag } from '#model'
import { identity } from './identity.ts'
import { people } from './people.ts'
import { state } from './state.ts'
import { type Compute, type ComputedRow, computed, type Place } from './table.ts'
import { texts } from './texts.ts'

export type { ComputedRow, Place }
export { computed }

export const computedTable: ReadonlyMap<number, Compute> = new Map([...identity, ...people, ...state, ...texts])

export function isComputed(tag: number): boolean {
  return computedTable.has(unicodeTag(tag))
}

/** The value as clients see it; undefined also for a long value, which has to be opened. */
export function propertyOf(row: ComputedRow, tag: number, place: Place): unknown {
  const compute = computedTable.get(unicodeTag(tag))
  return compute ? compute(row, place) : row.bag.get(tag)
}

export function hasProperty(row: ComputedRow, tag: number, place: Place): boolean {
  const compute = computedTable.get(unicodeTag(tag))
  return compute ? compute(row, place) !== undefined : row.bag.has(tag)
}

export function* computedProperties(row: ComputedRow, place: Place): Generator<[tag: number, value: unknown]> {
  for (const [tag, compute] of computedTable) yield [tag, compute(row, place)]
}
