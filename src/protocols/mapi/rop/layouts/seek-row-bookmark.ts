/** The bytes of RopSeekRowBookmark. [MS-OXCROPS] 2.2.5.9 */
import { bool8, i32, struct } from '#codec/binary/index.ts'
import { data } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ bookmark: data, rowCount: i32, wantRowMovedCount: bool8 })
const response = struct({ rowNoLongerVisible: bool8, hasSoughtLess: bool8, rowsSought: i32 })

export const seekRowBookmark = rop({ id: 0x19, name: 'RopSeekRowBookmark', request, response })
