/**
 * RopFindRow: the first row that fulfils a condition, from a place on.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.13
 * Behaviour:  [MS-OXCTABL] 2.2.2.14
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { RopFailure, OutOfRoom } from '../failures.ts'
import { Failure } from '#model'
import { bookmarkOf } from './table-words.ts'
import { handler } from './handler.ts'
import { findRow, type request } from './layouts/find-row.ts'

export const findRowHandler = handler(findRow, handle)

const backwards = 0x01

async function handle(call: Call, { findRowFlags, restriction, origin, bookmark }: TypeOf<typeof request>) {
  const table = call.input(TableObject)
  table.demand('contents', 'hierarchy', 'rules')
  if ((findRowFlags & ~backwards) !== 0) throw new RopFailure('invalidParameter', 'flags')
  table.demandColumns()
  const from = await placeOf(table, origin, bookmark)
  const backward = (findRowFlags & backwards) !== 0
  const found = await table.rows().find(restriction ?? { kind: 'and', of: [] }, from.position, backward)
  if (found === undefined) throw new Failure('notFound', 'row')
  const bytes = await table.readFound(found, call.room - 2)
  if (!bytes) throw new OutOfRoom()
  return { rowNoLongerVisible: from.gone, hasRowData: true, row: bytes }
}

async function placeOf(table: TableObject, origin: number, bookmark: Uint8Array) {
  const name = bookmarkOf(origin)
  if (name === undefined) throw new RopFailure('invalidParameter', `origin ${origin}`)
  if (name === 'custom') return await table.findBookmark(bookmark)
  return { position: await table.place(name), gone: false }
}
