/** The bytes of RopSynchronizationUploadStateStreamEnd. [MS-OXCROPS] 2.2.13.11 */
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = nothing

export const synchronizationUploadStateStreamEnd = rop({
  id: 0x77,
  name: 'RopSynchronizationUploadStateStreamEnd',
  request,
  response,
})
