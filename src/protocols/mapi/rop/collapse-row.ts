/**
 * RopCollapseRow: closes a category of a table.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.17
 * Behaviour:  [MS-OXCTABL] 2.2.2.18
 */
import { struct, u32, u64 } from '#codec/binary/index.ts'
import { rop } from './rop.ts'

const request = struct({ categoryId: u64 })
const response = struct({ collapsedRowCount: u32 })

export const collapseRow = rop({ id: 0x5a, name: 'RopCollapseRow', request, response })
