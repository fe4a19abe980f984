/** The bytes of RopGetMessageStatus. [MS-OXCROPS] 2.2.6.9 */
import { struct, u32 } from '#codec/binary/index.ts'
import { messageId } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ messageId })
const response = struct({ messageStatusFlags: u32 })

export const getMessageStatus = rop({
  id: 0x1f,
  name: 'RopGetMessageStatus',
  request,
  response,
  responseId: 0x20,
})
