/**
 * RopSetReadFlags: marks messages of a folder as read or unread.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.10
 * Behaviour:  [MS-OXCMSG] 2.2.3.10
 */
import { bool8, struct, u8 } from '#codec/binary/index.ts'
import { messageIds } from './fields.ts'
import { form, rop } from './rop.ts'

const request = struct({ wantAsynchronous: bool8, readFlags: u8, messageIds })
const response = struct({ partialCompletion: bool8 })

export const setReadFlags = rop({
  id: 0x66,
  name: 'RopSetReadFlags',
  request,
  response,
  failure: form(response, { partialCompletion: false }),
})
