/**
 * RopSynchronizationGetTransferState: begins a download of the synchronisation state as it is now.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.8
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.3.1
 */
import type { Call } from '../call.ts'
import { TransferObject } from '../objects/download.ts'
import { SyncDownloadObject, SyncUploadObject } from '../objects/synchronization.ts'
import { stateDownload } from '../ics/index.ts'
import { handler } from './handler.ts'
import { synchronizationGetTransferState } from './layouts/synchronization-get-transfer-state.ts'

export const synchronizationGetTransferStateHandler = handler(synchronizationGetTransferState, handle)

function handle(call: Call) {
  const sync = call.input(SyncDownloadObject, SyncUploadObject)
  call.create(new TransferObject(sync.logon, stateDownload(sync.upload.state, sync.type)))
}
