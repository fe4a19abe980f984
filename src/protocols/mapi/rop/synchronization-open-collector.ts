/**
 * RopSynchronizationOpenCollector: begins an upload of changes.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.7
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.4.1
 */
import { bool8, struct, type TypeOf } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { SyncUploadObject } from '../objects/synchronization.ts'

const request = struct({ isContentsCollector: bool8 })
const response = nothing

export const synchronizationOpenCollector = rop({
  id: 0x7e,
  name: 'RopSynchronizationOpenCollector',
  handles: 'output',
  request,
  response,
  handle,
})

async function handle(call: Call, { isContentsCollector }: TypeOf<typeof request>) {
  const folder = call.input(FolderObject)
  await folder.load()
  call.create(new SyncUploadObject(folder, isContentsCollector ? 'contents' : 'hierarchy'))
}
