/**
 * RopOpenAttachment: opens an attachment of an open message by its number.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.12
 * Behaviour:  [MS-OXCMSG] 2.2.3.12
 */
import { struct, u32, u8 } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ openAttachmentFlags: u8, attachmentID: u32 })
const response = nothing

export const openAttachment = rop({ id: 0x22, name: 'RopOpenAttachment', handles: 'output', request, response })
