/** The bytes of RopSetLocalReplicaMidsetDeleted. [MS-OXCROPS] 2.2.13.12 */
import { array, sized, struct, u16, u32 } from '#codec/binary/index.ts'
import { longTermId } from '#model'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ ranges: sized(u16, array(u32, struct({ min: longTermId, max: longTermId }))) })
const response = nothing

export const setLocalReplicaMidsetDeleted = rop({
  id: 0x93,
  name: 'RopSetLocalReplicaMidsetDeleted',
  request,
  response,
})
