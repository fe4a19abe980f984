/**
 * RopSynchronizationOpenCollector: begins an upload of changes.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.7
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.4.1
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { SyncUploadObject } from '../objects/synchronization.ts'
import { handler } from './handler.ts'
import { synchronizationOpenCollector, type request } from './layouts/synchronization-open-collector.ts'

export const synchronizationOpenCollectorHandler = handler(synchronizationOpenCollector, handle)

async function handle(call: Call, { isContentsCollector }: TypeOf<typeof request>) {
  const folder = call.input(FolderObject)
  await folder.load()
  call.create(new SyncUploadObject(folder, isContentsCollector ? 'contents' : 'hierarchy'))
}
