/**
 * RopModifyPermissions: changes who may do what in a folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.10.1
 * Behaviour:  [MS-OXCPERM] 2.2.2
 */
import { array, struct, u16, u8 } from '#codec/binary/index.ts'
import { nothing, values } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ modifyFlags: u8, rows: array(u16, struct({ flags: u8, values })) })
const response = nothing

export const modifyPermissions = rop({ id: 0x40, name: 'RopModifyPermissions', request, response })
