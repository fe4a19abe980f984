/** The bytes of RopGetStreamSize. [MS-OXCROPS] 2.2.9.6 */
import { struct, u32 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = struct({ streamSize: u32 })

export const getStreamSize = rop({ id: 0x5e, name: 'RopGetStreamSize', request, response })
