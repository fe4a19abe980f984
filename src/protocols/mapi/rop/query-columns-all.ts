/**
 * RopQueryColumnsAll: which columns a table could have.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.12
 * Behaviour:  [MS-OXCTABL] 2.2.2.13
 */
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { OutOfRoom } from '../failures.ts'
import { handler } from './handler.ts'
import { queryColumnsAll } from './layouts/query-columns-all.ts'

export const queryColumnsAllHandler = handler(queryColumnsAll, handle)

async function handle(call: Call) {
  const table = call.input(TableObject)
  await table.beginView()
  const propertyTags = [...table.source.allColumns]
  if (propertyTags.length * 4 + 2 > call.room) throw new OutOfRoom(propertyTags.length * 4 + 64)
  return { propertyTags }
}
