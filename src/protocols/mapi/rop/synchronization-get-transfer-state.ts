/**
 * RopSynchronizationGetTransferState: begins a download of the synchronisation state as it is now.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.8
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.3.1
 */
import { nothing } from './fields.ts'
import { rop } from './rop.ts'

const request = nothing
const response = nothing

export const synchronizationGetTransferState = rop({
  id: 0x82,
  name: 'RopSynchronizationGetTransferState',
  handles: 'output',
  request,
  response,
})
