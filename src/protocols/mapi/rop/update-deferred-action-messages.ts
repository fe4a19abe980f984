/**
 * RopUpdateDeferredActionMessages: names the message that a deferred action belongs to anew.
 *
 * Bytes:      [MS-OXCROPS] 2.2.11.3
 * Behaviour:  [MS-OXORULE] 2.2.3
 */
import { struct } from '#codec/binary/index.ts'
import { data, nothing } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ serverEntryId: data, clientEntryId: data })
const response = nothing

export const updateDeferredActionMessages = rop({
  id: 0x57,
  name: 'RopUpdateDeferredActionMessages',
  request,
  response,
})
