/** The bytes of RopMoveCopyMessages. [MS-OXCROPS] 2.2.4.6 */
import { bool8, struct } from '#codec/binary/index.ts'
import { messageIds } from '../fields.ts'
import { form, rop } from '../rop.ts'

export const request = struct({ messageIds, wantAsynchronous: bool8, wantCopy: bool8 })
const response = struct({ partialCompletion: bool8 })

export const moveCopyMessages = rop({
  id: 0x33,
  name: 'RopMoveCopyMessages',
  handles: 'source',
  request,
  response,
  failure: form(response, { partialCompletion: false }),
  nullDestination: form(response, { partialCompletion: false }),
})
