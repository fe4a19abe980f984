/**
 * RopRestrict: lets a table show the rows that fulfil a condition.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.3
 * Behaviour:  [MS-OXCTABL] 2.2.2.4
 */
import { struct, u8 } from '#codec/binary/index.ts'
import { sizedRestriction } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ restrictFlags: u8, restriction: sizedRestriction })
const response = struct({ tableStatus: u8 })

export const restrict = rop({ id: 0x14, name: 'RopRestrict', request, response })
