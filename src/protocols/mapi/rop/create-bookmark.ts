/**
 * RopCreateBookmark: remembers the position of a table's cursor.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.11
 * Behaviour:  [MS-OXCTABL] 2.2.2.12
 */
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { handler } from './handler.ts'
import { createBookmark } from './layouts/create-bookmark.ts'

export const createBookmarkHandler = handler(createBookmark, handle)

async function handle(call: Call) {
  const table = call.input(TableObject)
  table.demand('contents', 'hierarchy')
  return { bookmark: await table.createBookmark() }
}
