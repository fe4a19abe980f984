/** The bytes of RopSetStreamSize. [MS-OXCROPS] 2.2.9.7 */
import { struct, u64 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ streamSize: u64 })
const response = nothing

export const setStreamSize = rop({ id: 0x2f, name: 'RopSetStreamSize', request, response })
