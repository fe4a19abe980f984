/**
 * RopCreateBookmark: remembers the position of a table's cursor.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.11
 * Behaviour:  [MS-OXCTABL] 2.2.2.12
 */
import { struct } from '#codec/binary/index.ts'
import { data, nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'

const request = nothing
const response = struct({ bookmark: data })

export const createBookmark = rop({ id: 0x1b, name: 'RopCreateBookmark', request, response, handle })

async function handle(call: Call) {
  const table = call.input(TableObject)
  table.demand('contents', 'hierarchy')
  return { bookmark: await table.createBookmark() }
}
