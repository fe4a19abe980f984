/**
 * RopSeekRowFractional: moves the cursor of a table to a fraction of it.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.10
 * Behaviour:  [MS-OXCTABL] 2.2.2.11
 */
import { struct, u32 } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ numerator: u32, denominator: u32 })
const response = nothing

export const seekRowFractional = rop({ id: 0x1a, name: 'RopSeekRowFractional', request, response })
