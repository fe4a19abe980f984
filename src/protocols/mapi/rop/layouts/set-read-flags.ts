/** The bytes of RopSetReadFlags. [MS-OXCROPS] 2.2.6.10 */
import { bool8, struct, u8 } from '#codec/binary/index.ts'
import { messageIds } from '../fields.ts'
import { form, rop } from '../rop.ts'

export const request = struct({ wantAsynchronous: bool8, readFlags: u8, messageIds })
const response = struct({ partialCompletion: bool8 })

export const setReadFlags = rop({
  id: 0x66,
  name: 'RopSetReadFlags',
  request,
  response,
  failure: form(response, { partialCompletion: false }),
})
