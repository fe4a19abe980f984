/**
 * RopQueryRows: the next rows of a table, in the columns that RopSetColumns chose.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.4
 * Behaviour:  [MS-OXCTABL] 2.2.2.5
 */
import { type TypeOf } from '#codec/binary/index.ts'
import { Bookmark, QueryRowsFlag } from './table-words.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { handler } from './handler.ts'
import { queryRows, type queryRowsRequest } from './layouts/query-rows.ts'

export const queryRowsHandler = handler(queryRows, handle)

async function handle(call: Call, request: TypeOf<typeof queryRowsRequest>) {
  const { flags, forwardRead, rowCount } = request
  const table = call.input(TableObject)
  const advance = (flags & QueryRowsFlag.noAdvance) === 0
  const { rows, end, left } = await table.read({
    forward: forwardRead,
    count: rowCount,
    // Origin and RowCount.
    room: call.room - 3,
    advance,
  })
  // What did not fit may come in further buffers. [MS-OXCTABL] 2.2.2.5.1
  if (left > 0 && advance && flags & QueryRowsFlag.enablePackedBuffers)
    call.continueWith({ ...request, rowCount: left })
  // Exchange says the end in either direction. [MS-OXCTABL] 3.2.5.5, note 25
  const origin: Bookmark = end ? 'end' : 'current'
  return { origin, rows }
}
