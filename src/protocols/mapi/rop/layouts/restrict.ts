/** The bytes of RopRestrict. [MS-OXCROPS] 2.2.5.3 */
import { struct, u8 } from '#codec/binary/index.ts'
import { sizedRestriction } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ restrictFlags: u8, restriction: sizedRestriction })
const response = struct({ tableStatus: u8 })

export const restrict = rop({ id: 0x14, name: 'RopRestrict', request, response })
