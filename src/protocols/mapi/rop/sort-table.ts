/**
 * RopSortTable: sorts a table, with categories or without.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.2
 * Behaviour:  [MS-OXCTABL] 2.2.2.3
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { TableStatus } from './table-words.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { sortTable, type request } from './layouts/sort-table.ts'

export const sortTableHandler = handler(sortTable, handle)

function handle(call: Call, { sortTableFlags, order }: TypeOf<typeof request>) {
  const table = call.input(TableObject)
  table.demand('contents')
  const known = (sortTableFlags & ~asynchronous) === 0
  table.sort(known ? order : undefined)
  if (!known) throw new RopFailure('invalidParameter', 'flags')
  return { tableStatus: TableStatus.complete }
}

const asynchronous = 0x01
