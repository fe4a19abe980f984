/** The bytes of RopFreeBookmark. [MS-OXCROPS] 2.2.5.14 */
import { struct } from '#codec/binary/index.ts'
import { data, nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ bookmark: data })
const response = nothing

export const freeBookmark = rop({ id: 0x89, name: 'RopFreeBookmark', request, response })
