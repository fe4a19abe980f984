/**
 * RopSynchronizationUploadStateStreamBegin: begins the upload of a part of the synchronisation state.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.9
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.2.1
 */
import { struct, u32, type TypeOf } from '#codec/binary/index.ts'
import { propertyTag } from '#model'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { SyncDownloadObject, SyncUploadObject } from '../objects/synchronization.ts'

const request = struct({ stateProperty: propertyTag, transferBufferSize: u32 })
const response = nothing

export const synchronizationUploadStateStreamBegin = rop({
  id: 0x75,
  name: 'RopSynchronizationUploadStateStreamBegin',
  request,
  response,
  handle,
})

function handle(call: Call, { stateProperty }: TypeOf<typeof request>) {
  call.input(SyncDownloadObject, SyncUploadObject).upload.begin(stateProperty)
}
