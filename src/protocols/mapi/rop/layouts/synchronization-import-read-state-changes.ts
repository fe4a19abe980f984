/** The bytes of RopSynchronizationImportReadStateChanges. [MS-OXCROPS] 2.2.13.3 */
import { array, bool8, bytes, sized, struct, u16 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({
  readStates: sized(u16, array('rest', struct({ messageId: bytes(u16), markAsRead: bool8 }))),
})
const response = nothing

export const synchronizationImportReadStateChanges = rop({
  id: 0x80,
  name: 'RopSynchronizationImportReadStateChanges',
  request,
  response,
})
