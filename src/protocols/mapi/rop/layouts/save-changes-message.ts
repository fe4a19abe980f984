/** The bytes of RopSaveChangesMessage. [MS-OXCROPS] 2.2.6.3 */
import { struct, u8 } from '#codec/binary/index.ts'
import { messageId } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ saveFlags: u8 })
const response = struct({ inputHandleIndex: u8, messageId })

export const saveChangesMessage = rop({
  id: 0x0c,
  name: 'RopSaveChangesMessage',
  handles: 'response',
  request,
  response,
})
