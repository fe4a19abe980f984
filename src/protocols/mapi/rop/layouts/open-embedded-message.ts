/** The bytes of RopOpenEmbeddedMessage. [MS-OXCROPS] 2.2.6.16 */
import { reserved, struct, u16, u8 } from '#codec/binary/index.ts'
import { messageHeader, messageId } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ codePageId: u16, openModeFlags: u8 })
const response = struct({ reserved: reserved(1), messageId, ...messageHeader })

export const openEmbeddedMessage = rop({
  id: 0x46,
  name: 'RopOpenEmbeddedMessage',
  handles: 'output',
  request,
  response,
})
