/** The bytes of RopSynchronizationUploadStateStreamBegin. [MS-OXCROPS] 2.2.13.9 */
import { struct, u32 } from '#codec/binary/index.ts'
import { propertyTag } from '#model'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ stateProperty: propertyTag, transferBufferSize: u32 })
const response = nothing

export const synchronizationUploadStateStreamBegin = rop({
  id: 0x75,
  name: 'RopSynchronizationUploadStateStreamBegin',
  request,
  response,
})
