/** The bytes of RopOpenAttachment. [MS-OXCROPS] 2.2.6.12 */
import { struct, u32, u8 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ openAttachmentFlags: u8, attachmentID: u32 })
const response = nothing

export const openAttachment = rop({ id: 0x22, name: 'RopOpenAttachment', handles: 'output', request, response })
