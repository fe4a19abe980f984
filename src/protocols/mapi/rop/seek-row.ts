/**
 * RopSeekRow: moves the cursor of a table by rows.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.8
 * Behaviour:  [MS-OXCTABL] 2.2.2.9
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { RopFailure } from '../failures.ts'
import { bookmarkOf } from './table-words.ts'
import { handler } from './handler.ts'
import { seekRow, type request } from './layouts/seek-row.ts'

export const seekRowHandler = handler(seekRow, handle)

/** Clients that do not want to know how far it went are told all the same, as by Exchange. */
async function handle(call: Call, { origin, rowCount }: TypeOf<typeof request>) {
  const table = call.input(TableObject)
  const bookmark = bookmarkOf(origin)
  if (bookmark === undefined || bookmark === 'custom') throw new RopFailure('invalidParameter', `origin ${origin}`)
  const { moved, less } = await table.seek(await table.place(bookmark), rowCount)
  return { hasSoughtLess: less, rowsSought: moved }
}
