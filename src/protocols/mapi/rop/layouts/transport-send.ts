/** The bytes of RopTransportSend. [MS-OXCROPS] 2.2.7.6 */
import { bool8, struct } from '#codec/binary/index.ts'
import { nothing, values } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = struct({ noPropertiesReturned: bool8, values })

export const transportSend = rop({ id: 0x4a, name: 'RopTransportSend', request, response })
