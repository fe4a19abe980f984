/** The bytes of RopUpdateDeferredActionMessages. [MS-OXCROPS] 2.2.11.3 */
import { struct } from '#codec/binary/index.ts'
import { data, nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ serverEntryId: data, clientEntryId: data })
const response = nothing

export const updateDeferredActionMessages = rop({
  id: 0x57,
  name: 'RopUpdateDeferredActionMessages',
  request,
  response,
})
