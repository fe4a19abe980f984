/**
 * RopSynchronizationUploadStateStreamContinue: bytes of a part of the synchronisation state.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.10
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.2.2
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { SyncDownloadObject, SyncUploadObject } from '../objects/synchronization.ts'
import { handler } from './handler.ts'
import {
  synchronizationUploadStateStreamContinue,
  type request,
} from './layouts/synchronization-upload-state-stream-continue.ts'

export const synchronizationUploadStateStreamContinueHandler = handler(synchronizationUploadStateStreamContinue, handle)

function handle(call: Call, { streamData }: TypeOf<typeof request>) {
  call.input(SyncDownloadObject, SyncUploadObject).upload.add(streamData)
}
