/**
 * RopSynchronizationImportHierarchyChange: an upload of a new or changed folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.4
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.4.3
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { noId } from '../objects/logon.ts'
import { SyncUploadObject } from '../objects/synchronization.ts'
import { bagOf } from '../objects/tag-map.ts'
import { received } from '../objects/wire-value.ts'
import { isComputedOfFolder } from '#store'
import { handler } from './handler.ts'
import {
  synchronizationImportHierarchyChange,
  type request,
} from './layouts/synchronization-import-hierarchy-change.ts'

export const synchronizationImportHierarchyChangeHandler = handler(synchronizationImportHierarchyChange, handle)

async function handle(call: Call, { hierarchyValues, propertyValues }: TypeOf<typeof request>) {
  const { logon, collector } = call.input(SyncUploadObject)
  const head = hierarchyValues.map((value) => received(value, logon.codePage))
  const inHead = new Set(head.map(({ tag }) => tag))
  const rest = propertyValues
    .map((value) => received(value, logon.codePage))
    .filter(({ tag }) => !inHead.has(tag) && !isComputedOfFolder(tag))
  const properties = await bagOf(
    rest.map(({ tag, value }) => [tag, value] as const),
    logon.mailbox,
  )
  await collector.importFolder(head, properties)
  // MS-OXCFXICS_R835
  return { folderId: noId }
}
