/** The bytes of RopFindRow. [MS-OXCROPS] 2.2.5.13 */
import { bool8, struct, u8 } from '#codec/binary/index.ts'
import { byColumns, type Columns, data, packedRow, present, sizedRestriction } from '../fields.ts'
import { rop, type WireContext } from '../rop.ts'

export const request = struct({ findRowFlags: u8, restriction: sizedRestriction, origin: u8, bookmark: data })
const inColumns = byColumns((columns: Columns) =>
  struct({ rowNoLongerVisible: bool8, hasRowData: bool8, row: present('hasRowData', packedRow(columns)) }),
)
const response = ({ columns }: WireContext) => inColumns(columns)

export const findRow = rop({ id: 0x4f, name: 'RopFindRow', request, response })
