/**
 * RopSetMessageStatus: changes bits of the status of a message in a folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.8
 * Behaviour:  [MS-OXCMSG] 2.2.3.8
 */
import { struct, u32 } from '#codec/binary/index.ts'
import { messageId } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ messageId, messageStatusFlags: u32, messageStatusMask: u32 })
const response = struct({ messageStatusFlags: u32 })

export const setMessageStatus = rop({ id: 0x20, name: 'RopSetMessageStatus', request, response })
