/**
 * RopSynchronizationImportDeletes: an upload of deletions.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.5
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.4.5
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { RopFailure } from '../failures.ts'
import { SyncUploadObject } from '../objects/synchronization.ts'
import { PropertyType, tagType } from '#model'
import { handler } from './handler.ts'
import { synchronizationImportDeletes, type request } from './layouts/synchronization-import-deletes.ts'

export const synchronizationImportDeletesHandler = handler(synchronizationImportDeletes, handle)

async function handle(call: Call, { importDeleteFlags, propertyValues }: TypeOf<typeof request>) {
  const { collector } = call.input(SyncUploadObject)
  const [keys] = propertyValues
  if (!keys || propertyValues.length !== 1 || tagType(keys.tag) !== PropertyType['binary[]']) {
    throw new RopFailure('invalidParameter', 'keys of what goes')
  }
  await collector.importDeletes(keys.value as Uint8Array[], importDeleteFlags)
}
