/** The bytes of RopQueryRows. [MS-OXCROPS] 2.2.5.4 */
import { bool8, flags, named, struct, u16, u8 } from '#codec/binary/index.ts'
import { byColumns, type Columns, packedRows } from '../fields.ts'
import { rop, type WireContext } from '../rop.ts'
import { Bookmark, QueryRowsFlag } from '../table-words.ts'

export const queryRowsRequest = struct({ flags: flags(u8, QueryRowsFlag), forwardRead: bool8, rowCount: u16 })
const inColumns = byColumns((columns: Columns) => struct({ origin: named(u8, Bookmark), rows: packedRows(columns) }))
const response = ({ columns }: WireContext) => inColumns(columns)

export const queryRows = rop({ id: 0x15, name: 'RopQueryRows', request: queryRowsRequest, response })
