/** The bytes of RopModifyRules. [MS-OXCROPS] 2.2.11.1 */
import { array, struct, u16, u8 } from '#codec/binary/index.ts'
import { nothing, values } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ modifyRulesFlags: u8, rows: array(u16, struct({ flags: u8, values })) })
const response = nothing

export const modifyRules = rop({ id: 0x41, name: 'RopModifyRules', request, response })
