/**
 * RopFreeBookmark: forgets a bookmark.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.14
 * Behaviour:  [MS-OXCTABL] 2.2.2.15
 */
import { struct } from '#codec/binary/index.ts'
import { data, nothing } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ bookmark: data })
const response = nothing

export const freeBookmark = rop({ id: 0x89, name: 'RopFreeBookmark', request, response })
