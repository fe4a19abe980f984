/**
 * RopGetCollapseState: which categories of a table are open, as bytes for RopSetCollapseState.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.18
 * Behaviour:  [MS-OXCTABL] 2.2.2.19
 */
import { struct, u32, u64 } from '#codec/binary/index.ts'
import { data } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ rowId: u64, rowInstanceNumber: u32 })
const response = struct({ collapseState: data })

export const getCollapseState = rop({ id: 0x6b, name: 'RopGetCollapseState', request, response })
