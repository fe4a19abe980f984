/** The bytes of RopSeekRowFractional. [MS-OXCROPS] 2.2.5.10 */
import { struct, u32 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ numerator: u32, denominator: u32 })
const response = nothing

export const seekRowFractional = rop({ id: 0x1a, name: 'RopSeekRowFractional', request, response })
