/** The bytes of RopSaveChangesAttachment. [MS-OXCROPS] 2.2.6.15 */
import { struct, u8 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ saveFlags: u8 })
const response = nothing

export const saveChangesAttachment = rop({
  id: 0x25,
  name: 'RopSaveChangesAttachment',
  handles: 'response',
  request,
  response,
})
