/** The bytes of RopDeleteAttachment. [MS-OXCROPS] 2.2.6.14 */
import { struct, u32 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ attachmentID: u32 })
const response = nothing

export const deleteAttachment = rop({ id: 0x24, name: 'RopDeleteAttachment', request, response })
