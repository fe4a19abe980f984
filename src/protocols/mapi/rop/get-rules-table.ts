/**
 * RopGetRulesTable: the table of the rules of a folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.11.2
 * Behaviour:  [MS-OXORULE] 2.2.2
 */
import { struct, u8 } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ tableFlags: u8 })
const response = nothing

export const getRulesTable = rop({ id: 0x3f, name: 'RopGetRulesTable', handles: 'output', request, response })
