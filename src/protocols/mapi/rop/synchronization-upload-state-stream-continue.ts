/**
 * RopSynchronizationUploadStateStreamContinue: bytes of a part of the synchronisation state.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.10
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.2.2
 */
import { bytes, struct, u32, type TypeOf } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { SyncDownloadObject, SyncUploadObject } from '../objects/synchronization.ts'

const request = struct({ streamData: bytes(u32) })
const response = nothing

export const synchronizationUploadStateStreamContinue = rop({
  id: 0x76,
  name: 'RopSynchronizationUploadStateStreamContinue',
  request,
  response,
  handle,
})

function handle(call: Call, { streamData }: TypeOf<typeof request>) {
  call.input(SyncDownloadObject, SyncUploadObject).upload.add(streamData)
}
