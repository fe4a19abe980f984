/** The bytes of RopSynchronizationUploadStateStreamContinue. [MS-OXCROPS] 2.2.13.10 */
import { bytes, struct, u32 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ streamData: bytes(u32) })
const response = nothing

export const synchronizationUploadStateStreamContinue = rop({
  id: 0x76,
  name: 'RopSynchronizationUploadStateStreamContinue',
  request,
  response,
})
