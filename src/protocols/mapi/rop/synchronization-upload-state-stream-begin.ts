/**
 * RopSynchronizationUploadStateStreamBegin: begins the upload of a part of the synchronisation state.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.9
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.2.1
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { SyncDownloadObject, SyncUploadObject } from '../objects/synchronization.ts'
import { handler } from './handler.ts'
import {
  synchronizationUploadStateStreamBegin,
  type request,
} from './layouts/synchronization-upload-state-stream-begin.ts'

export const synchronizationUploadStateStreamBeginHandler = handler(synchronizationUploadStateStreamBegin, handle)

function handle(call: Call, { stateProperty }: TypeOf<typeof request>) {
  call.input(SyncDownloadObject, SyncUploadObject).upload.begin(stateProperty)
}
