/** The bytes of RopSynchronizationGetTransferState. [MS-OXCROPS] 2.2.13.8 */
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = nothing

export const synchronizationGetTransferState = rop({
  id: 0x82,
  name: 'RopSynchronizationGetTransferState',
  handles: 'output',
  request,
  response,
})
