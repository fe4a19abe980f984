/**
 * RopFreeBookmark: forgets a bookmark.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.14
 * Behaviour:  [MS-OXCTABL] 2.2.2.15
 */
import { struct, type TypeOf } from '#codec/binary/index.ts'
import { data, nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'

const request = struct({ bookmark: data })
const response = nothing

export const freeBookmark = rop({ id: 0x89, name: 'RopFreeBookmark', request, response, handle })

function handle(call: Call, { bookmark }: TypeOf<typeof request>) {
  const table = call.input(TableObject)
  table.demand('contents', 'hierarchy')
  table.freeBookmark(bookmark)
}
