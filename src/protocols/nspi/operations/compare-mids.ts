/**
 * CompareMIds: which of two objects stands before the other in a container.
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.3
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.12
 */
import type { Table } from '../address-book.ts'
import { NspiError, operation } from '../operation.ts'
import { Place } from '../stat.ts'
import { bodies } from '../bodies.ts'

export const compareMids = operation({
  ...bodies.CompareMIds,
  failed: () => ({ result: 0 }),
  async handle(book, { state, mid1, mid2 }) {
    if (!state) throw new NspiError('invalidParameter')
    // No text comes or goes, so no code page matters.
    const table = await book.table(state.containerId)
    return { result: Math.sign(positionOf(table, mid1) - positionOf(table, mid2)) }
  },
})

function positionOf(table: Table, mid: number): number {
  if (mid === Place.beginning) return 0
  if (mid === Place.end) return table.length
  const position = table.positionOf(mid)
  if (position === undefined) throw new NspiError('error')
  return position
}
