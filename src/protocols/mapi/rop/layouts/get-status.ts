/** The bytes of RopGetStatus. [MS-OXCROPS] 2.2.5.6 */
import { struct, u8 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = struct({ tableStatus: u8 })

export const getStatus = rop({ id: 0x16, name: 'RopGetStatus', request, response })
