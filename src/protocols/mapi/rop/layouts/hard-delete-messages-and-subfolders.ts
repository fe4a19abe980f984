/** The bytes of RopHardDeleteMessagesAndSubfolders. [MS-OXCROPS] 2.2.4.10 */
import { bool8, struct } from '#codec/binary/index.ts'
import { form, rop } from '../rop.ts'

export const request = struct({ wantAsynchronous: bool8, wantDeleteAssociated: bool8 })
const response = struct({ partialCompletion: bool8 })

export const hardDeleteMessagesAndSubfolders = rop({
  id: 0x92,
  name: 'RopHardDeleteMessagesAndSubfolders',
  request,
  response,
  failure: form(response, { partialCompletion: false }),
})
