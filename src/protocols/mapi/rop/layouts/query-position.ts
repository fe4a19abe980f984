/** The bytes of RopQueryPosition. [MS-OXCROPS] 2.2.5.7 */
import { struct, u32 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = struct({ numerator: u32, denominator: u32 })

export const queryPosition = rop({ id: 0x17, name: 'RopQueryPosition', request, response })
