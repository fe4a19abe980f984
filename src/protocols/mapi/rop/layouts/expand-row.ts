/** The bytes of RopExpandRow. [MS-OXCROPS] 2.2.5.16 */
import { struct, u16, u32, i64 } from '#codec/binary/index.ts'
import { byColumns, type Columns, packedRows } from '../fields.ts'
import { rop, type WireContext } from '../rop.ts'

export const request = struct({ maxRowCount: u16, categoryId: i64 })
const inColumns = byColumns((columns: Columns) => struct({ expandedRowCount: u32, rows: packedRows(columns) }))
const response = ({ columns }: WireContext) => inColumns(columns)

export const expandRow = rop({ id: 0x59, name: 'RopExpandRow', request, response })
