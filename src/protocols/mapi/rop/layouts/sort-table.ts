/** The bytes of RopSortTable. [MS-OXCROPS] 2.2.5.2 */
import { struct, u8 } from '#codec/binary/index.ts'
import { sortOrder } from '#model'
import { rop } from '../rop.ts'

export const request = struct({ sortTableFlags: u8, order: sortOrder })
const response = struct({ tableStatus: u8 })

export const sortTable = rop({ id: 0x13, name: 'RopSortTable', request, response })
