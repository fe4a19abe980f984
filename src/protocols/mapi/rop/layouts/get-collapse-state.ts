/** The bytes of RopGetCollapseState. [MS-OXCROPS] 2.2.5.18 */
import { struct, u32, i64 } from '#codec/binary/index.ts'
import { data } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ rowId: i64, rowInstanceNumber: u32 })
const response = struct({ collapseState: data })

export const getCollapseState = rop({ id: 0x6b, name: 'RopGetCollapseState', request, response })
