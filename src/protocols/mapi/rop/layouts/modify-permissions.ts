/** The bytes of RopModifyPermissions. [MS-OXCROPS] 2.2.10.1 */
import { array, struct, u16, u8 } from '#codec/binary/index.ts'
import { nothing, values } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ modifyFlags: u8, rows: array(u16, struct({ flags: u8, values })) })
const response = nothing

export const modifyPermissions = rop({ id: 0x40, name: 'RopModifyPermissions', request, response })
