/**
 * RopSynchronizationGetTransferState: begins a download of the synchronisation state as it is now.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.8
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.3.1
 */
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { TransferObject } from '../objects/download.ts'
import { SyncDownloadObject, SyncUploadObject } from '../objects/synchronization.ts'
import { stateDownload } from '../ics/index.ts'

const request = nothing
const response = nothing

export const synchronizationGetTransferState = rop({
  id: 0x82,
  name: 'RopSynchronizationGetTransferState',
  handles: 'output',
  request,
  response,
  handle,
})

function handle(call: Call) {
  const sync = call.input(SyncDownloadObject, SyncUploadObject)
  call.create(new TransferObject(sync.logon, stateDownload(sync.upload.state, sync.type)))
}
