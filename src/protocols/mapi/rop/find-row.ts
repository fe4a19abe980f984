/**
 * RopFindRow: the first row that fulfils a condition, from a place on.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.13
 * Behaviour:  [MS-OXCTABL] 2.2.2.14
 */
import { bool8, struct, u8, type TypeOf } from '#codec/binary/index.ts'
import { byColumns, type Columns, data, packedRow, present, sizedRestriction } from './fields.ts'
import { rop, type WireContext } from './rop.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { RopFailure, OutOfRoom } from '../failures.ts'
import { Failure } from '#model'
import { bookmarkOf } from './table-words.ts'

const request = struct({ findRowFlags: u8, restriction: sizedRestriction, origin: u8, bookmark: data })
const inColumns = byColumns((columns: Columns) =>
  struct({ rowNoLongerVisible: bool8, hasRowData: bool8, row: present('hasRowData', packedRow(columns)) }),
)
const response = ({ columns }: WireContext) => inColumns(columns)

export const findRow = rop({ id: 0x4f, name: 'RopFindRow', request, response, handle })

const backwards = 0x01

async function handle(call: Call, { findRowFlags, restriction, origin, bookmark }: TypeOf<typeof request>) {
  const table = call.input(TableObject)
  table.demand('contents', 'hierarchy', 'rules')
  if ((findRowFlags & ~backwards) !== 0) throw new RopFailure('invalidParameter', 'flags')
  // [MS-OXCTABL] 3.2.5.14: without columns there is no row to answer with.
  if (!table.hasColumns) throw new RopFailure('nullObject', 'no columns')
  const from = await placeOf(table, origin, bookmark)
  const backward = (findRowFlags & backwards) !== 0
  const found = await table.rows().find(restriction ?? { kind: 'and', of: [] }, from.position, backward)
  if (found === undefined) throw new Failure('notFound', 'row')
  const { count, bytes } = await table.pack(found, found + 1, call.room - 2)
  if (count === 0) throw new OutOfRoom()
  table.moveTo(found)
  return { rowNoLongerVisible: from.gone, hasRowData: true, row: bytes }
}

async function placeOf(table: TableObject, origin: number, bookmark: Uint8Array) {
  const name = bookmarkOf(origin)
  if (name === undefined) throw new RopFailure('invalidParameter', `origin ${origin}`)
  if (name === 'custom') return await table.findBookmark(bookmark)
  return { position: await table.place(name), gone: false }
}
