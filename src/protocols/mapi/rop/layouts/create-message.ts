/** The bytes of RopCreateMessage. [MS-OXCROPS] 2.2.6.2 */
import { bool8, struct, u16 } from '#codec/binary/index.ts'
import { folderId, messageId, present } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ codePageId: u16, folderId, associatedFlag: bool8 })
const response = struct({ hasMessageId: bool8, messageId: present('hasMessageId', messageId) })

export const createMessage = rop({ id: 0x06, name: 'RopCreateMessage', handles: 'output', request, response })
