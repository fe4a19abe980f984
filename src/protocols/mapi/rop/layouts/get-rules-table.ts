/** The bytes of RopGetRulesTable. [MS-OXCROPS] 2.2.11.2 */
import { struct, u8 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ tableFlags: u8 })
const response = nothing

export const getRulesTable = rop({ id: 0x3f, name: 'RopGetRulesTable', handles: 'output', request, response })
