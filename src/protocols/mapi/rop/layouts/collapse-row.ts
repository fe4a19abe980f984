/** The bytes of RopCollapseRow. [MS-OXCROPS] 2.2.5.17 */
import { struct, u32, i64 } from '#codec/binary/index.ts'
import { rop } from '../rop.ts'

export const request = struct({ categoryId: i64 })
const response = struct({ collapsedRowCount: u32 })

export const collapseRow = rop({ id: 0x5a, name: 'RopCollapseRow', request, response })
