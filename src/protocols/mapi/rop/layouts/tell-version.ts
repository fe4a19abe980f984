/** The bytes of RopTellVersion. [MS-OXCROPS] 2.2.12.9 */
import { array, struct, u16 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = struct({ version: array(3, u16) })
const response = nothing

export const tellVersion = rop({ id: 0x86, name: 'RopTellVersion', request, response })
