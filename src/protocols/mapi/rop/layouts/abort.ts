/** The bytes of RopAbort. [MS-OXCROPS] 2.2.5.5 */
import { struct, u8 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = struct({ tableStatus: u8 })

export const abort = rop({ id: 0x38, name: 'RopAbort', request, response })
