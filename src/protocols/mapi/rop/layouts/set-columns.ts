/** The bytes of RopSetColumns. [MS-OXCROPS] 2.2.5.1 */
import { struct, u8 } from '#codec/binary/index.ts'
import { tags } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ setColumnsFlags: u8, propertyTags: tags })
const response = struct({ tableStatus: u8 })

export const setColumns = rop({ id: 0x12, name: 'RopSetColumns', request, response })
