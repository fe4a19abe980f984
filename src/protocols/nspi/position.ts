/**
 * Where a STAT is in a table, and the STAT of a place in a table. [MS-OXNSPI] 3.1.4.5
 */
import type { Table } from './address-book.ts'
import { NspiError } from './operation.ts'
import { Place, type Stat } from './stat.ts'

/** The row before `delta` is applied. Throws notFound for an object that is not in the table. */
export function startOf(table: Table, { currentRec, numPos, totalRecs }: Stat): number {
  switch (currentRec) {
    case Place.beginning:
      return 0
    case Place.end:
      return table.length
    case Place.current: {
      // [MS-OXNSPI] 3.1.4.5.2: the client's fraction of what it takes for the length.
      if (totalRecs === 0) return 0
      return Math.min(Math.floor((table.length * numPos) / totalRecs), table.length)
    }
    default: {
      const position = table.positionOf(currentRec)
      if (position === undefined) throw new NspiError('notFound')
      return position
    }
  }
}

/** Rows moved, within the table: one row behind the last is its end. [MS-OXNSPI] 3.1.4.5.1 steps 6 to 8 */
export function moved(table: Table, position: number, delta: number): number {
  return Math.max(0, Math.min(table.length, position + delta))
}

export function statAt(stat: Stat, table: Table, position: number): Stat {
  const currentRec = position < table.length ? table.midAt(position) : Place.end
  return { ...stat, currentRec, delta: 0, numPos: position, totalRecs: table.length }
}
