/**
 * RopSetColumns: chooses the columns of a table.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.1
 * Behaviour:  [MS-OXCTABL] 2.2.2.2
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { TableStatus } from './table-words.ts'
import { RopFailure } from '../failures.ts'
import { findPropertyType } from '#model'
import { columnType, isInstanceColumn } from '../objects/table-row.ts'
import { isColumnType } from '../objects/contents-table.ts'
import { handler } from './handler.ts'
import { setColumns, type request } from './layouts/set-columns.ts'

export const setColumnsHandler = handler(setColumns, handle)

function handle(call: Call, { setColumnsFlags, propertyTags }: TypeOf<typeof request>) {
  const table = call.input(TableObject)
  // Whatever is wrong with the request, the old columns are over.
  table.setColumns(undefined)
  if ((setColumnsFlags & ~asynchronous) !== 0) throw new RopFailure('invalidParameter', 'flags')
  if (propertyTags.length === 0) throw new RopFailure('invalidParameter', 'no columns')
  for (const tag of propertyTags) {
    // MS-OXCTABL_R435: no type, an error code, or a number that is no type.
    if (!isColumnType(tag) || !findPropertyType(columnType(tag))) {
      throw new RopFailure('invalidParameter', `column 0x${tag.toString(16)}`)
    }
  }
  if (propertyTags.filter(isInstanceColumn).length > 1)
    throw new RopFailure('noSupport', 'two columns of single values')
  table.setColumns(propertyTags)
  return { tableStatus: TableStatus.complete }
}

const asynchronous = 0x01
