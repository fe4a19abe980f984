/** The bytes of RopDeleteMessages. [MS-OXCROPS] 2.2.4.11 */
import { bool8, struct } from '#codec/binary/index.ts'
import { messageIds } from '../fields.ts'
import { form, rop } from '../rop.ts'

export const request = struct({ wantAsynchronous: bool8, notifyNonRead: bool8, messageIds })
const response = struct({ partialCompletion: bool8 })

export const deleteMessages = rop({
  id: 0x1e,
  name: 'RopDeleteMessages',
  request,
  response,
  failure: form(response, { partialCompletion: false }),
})
