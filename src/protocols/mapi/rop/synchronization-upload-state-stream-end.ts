/**
 * RopSynchronizationUploadStateStreamEnd: ends the upload of a part of the synchronisation state.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.11
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.2.3
 */
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { SyncDownloadObject, SyncUploadObject } from '../objects/synchronization.ts'

const request = nothing
const response = nothing

export const synchronizationUploadStateStreamEnd = rop({
  id: 0x77,
  name: 'RopSynchronizationUploadStateStreamEnd',
  request,
  response,
  handle,
})

function handle(call: Call) {
  call.input(SyncDownloadObject, SyncUploadObject).upload.end()
}
