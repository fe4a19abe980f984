/** The bytes of RopOpenMessage. [MS-OXCROPS] 2.2.6.1 */
import { struct, u16, u8 } from '#codec/binary/index.ts'
import { folderId, messageHeader, messageId } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ codePageId: u16, folderId, openModeFlags: u8, messageId })
const response = struct(messageHeader)

export const openMessage = rop({ id: 0x03, name: 'RopOpenMessage', handles: 'output', request, response })
