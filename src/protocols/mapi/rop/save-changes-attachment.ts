/**
 * RopSaveChangesAttachment: puts what was changed in an open attachment into its message.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.15
 * Behaviour:  [MS-OXCMSG] 2.2.3.15
 */
import { struct, u8 } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ saveFlags: u8 })
const response = nothing

export const saveChangesAttachment = rop({
  id: 0x25,
  name: 'RopSaveChangesAttachment',
  handles: 'response',
  request,
  response,
})
