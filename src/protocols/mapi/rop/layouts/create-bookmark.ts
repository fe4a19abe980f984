/** The bytes of RopCreateBookmark. [MS-OXCROPS] 2.2.5.11 */
import { struct } from '#codec/binary/index.ts'
import { data, nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = struct({ bookmark: data })

export const createBookmark = rop({ id: 0x1b, name: 'RopCreateBookmark', request, response })
