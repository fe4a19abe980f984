/** The bytes of RopSetMessageStatus. [MS-OXCROPS] 2.2.6.8 */
import { struct, u32 } from '#codec/binary/index.ts'
import { messageId } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ messageId, messageStatusFlags: u32, messageStatusMask: u32 })
const response = struct({ messageStatusFlags: u32 })

export const setMessageStatus = rop({ id: 0x20, name: 'RopSetMessageStatus', request, response })
