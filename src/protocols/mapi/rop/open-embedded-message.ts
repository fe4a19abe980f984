/**
 * RopOpenEmbeddedMessage: opens the message that an attachment holds, or begins one.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.16
 * Behaviour:  [MS-OXCMSG] 2.2.3.16
 */
import { reserved, struct, u16, u8 } from '#codec/binary/index.ts'
import { messageHeader, messageId } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ codePageId: u16, openModeFlags: u8 })
const response = struct({ reserved: reserved(1), messageId, ...messageHeader })

export const openEmbeddedMessage = rop({
  id: 0x46,
  name: 'RopOpenEmbeddedMessage',
  handles: 'output',
  request,
  response,
})
