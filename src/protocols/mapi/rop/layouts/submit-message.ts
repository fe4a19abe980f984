/** The bytes of RopSubmitMessage. [MS-OXCROPS] 2.2.7.1 */
import { struct, u8 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = struct({ submitFlags: u8 })
const response = nothing

export const submitMessage = rop({ id: 0x32, name: 'RopSubmitMessage', request, response })
