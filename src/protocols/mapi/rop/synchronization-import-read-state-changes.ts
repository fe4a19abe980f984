/**
 * RopSynchronizationImportReadStateChanges: an upload of read states.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.3
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.4.6
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { SyncUploadObject } from '../objects/synchronization.ts'
import { handler } from './handler.ts'
import {
  synchronizationImportReadStateChanges,
  type request,
} from './layouts/synchronization-import-read-state-changes.ts'

export const synchronizationImportReadStateChangesHandler = handler(synchronizationImportReadStateChanges, handle)

async function handle(call: Call, { readStates }: TypeOf<typeof request>) {
  const { collector } = call.input(SyncUploadObject)
  await collector.importReadStates(
    readStates.map(({ messageId, markAsRead }) => ({ key: messageId, read: markAsRead })),
  )
}
