/**
 * RopSeekRowBookmark: moves the cursor of a table by rows, beginning at a bookmark.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.9
 * Behaviour:  [MS-OXCTABL] 2.2.2.10
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { handler } from './handler.ts'
import { seekRowBookmark, type request } from './layouts/seek-row-bookmark.ts'

export const seekRowBookmarkHandler = handler(seekRowBookmark, handle)

/** Clients that do not want to know how far it went are told all the same, as by Exchange. */
async function handle(call: Call, { bookmark, rowCount }: TypeOf<typeof request>) {
  const table = call.input(TableObject)
  table.demand('contents', 'hierarchy')
  table.demandColumns()
  const { position, gone } = await table.findBookmark(bookmark)
  const { moved, less } = await table.seek(position, rowCount)
  return { rowNoLongerVisible: gone, hasSoughtLess: less, rowsSought: moved }
}
