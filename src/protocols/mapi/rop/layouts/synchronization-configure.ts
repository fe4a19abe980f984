/** The bytes of RopSynchronizationConfigure. [MS-OXCROPS] 2.2.13.1 */
import { struct, u16, u32, u8 } from '#codec/binary/index.ts'
import { nothing, sizedRestriction, tags } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({
  type: u8,
  sendOptions: u8,
  flags: u16,
  restriction: sizedRestriction,
  extraFlags: u32,
  propertyTags: tags,
})
const response = nothing

export const synchronizationConfigure = rop({
  id: 0x70,
  name: 'RopSynchronizationConfigure',
  handles: 'output',
  request,
  response,
})
