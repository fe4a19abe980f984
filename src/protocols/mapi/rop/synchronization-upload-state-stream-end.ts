/**
 * RopSynchronizationUploadStateStreamEnd: ends the upload of a part of the synchronisation state.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.11
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.2.3
 */
import type { Call } from '../call.ts'
import { SyncDownloadObject, SyncUploadObject } from '../objects/synchronization.ts'
import { handler } from './handler.ts'
import { synchronizationUploadStateStreamEnd } from './layouts/synchronization-upload-state-stream-end.ts'

export const synchronizationUploadStateStreamEndHandler = handler(synchronizationUploadStateStreamEnd, handle)

function handle(call: Call) {
  call.input(SyncDownloadObject, SyncUploadObject).upload.end()
}
