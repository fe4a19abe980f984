/**
 * RopSetColumns: chooses the columns of a table.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.1
 * Behaviour:  [MS-OXCTABL] 2.2.2.2
 */
import { struct, u8 } from '#codec/binary/index.ts'
import { tags } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ setColumnsFlags: u8, propertyTags: tags })
const response = struct({ tableStatus: u8 })

export const setColumns = rop({ id: 0x12, name: 'RopSetColumns', request, response })
