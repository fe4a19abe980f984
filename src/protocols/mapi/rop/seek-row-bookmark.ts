/**
 * RopSeekRowBookmark: moves the cursor of a table by rows, beginning at a bookmark.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.9
 * Behaviour:  [MS-OXCTABL] 2.2.2.10
 */
import { bool8, i32, struct, type TypeOf } from '#codec/binary/index.ts'
import { data } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'

const request = struct({ bookmark: data, rowCount: i32, wantRowMovedCount: bool8 })
const response = struct({ rowNoLongerVisible: bool8, hasSoughtLess: bool8, rowsSought: i32 })

export const seekRowBookmark = rop({ id: 0x19, name: 'RopSeekRowBookmark', request, response, handle })

async function handle(call: Call, { bookmark, rowCount, wantRowMovedCount }: TypeOf<typeof request>) {
  const table = call.input(TableObject)
  table.demand('contents', 'hierarchy')
  const { position, gone } = await table.findBookmark(bookmark)
  const { moved, less } = await table.seek(position, rowCount)
  return { rowNoLongerVisible: gone, hasSoughtLess: less, rowsSought: wantRowMovedCount ? moved : 0 }
}
