/**
 * RopFreeBookmark: forgets a bookmark.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.14
 * Behaviour:  [MS-OXCTABL] 2.2.2.15
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { handler } from './handler.ts'
import { freeBookmark, type request } from './layouts/free-bookmark.ts'

export const freeBookmarkHandler = handler(freeBookmark, handle)

function handle(call: Call, { bookmark }: TypeOf<typeof request>) {
  const table = call.input(TableObject)
  table.demand('contents', 'hierarchy')
  table.demandColumns()
  table.freeBookmark(bookmark)
}
