/**
 * RopSynchronizationImportHierarchyChange: an upload of a new or changed folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.4
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.4.3
 */
import { struct } from '#codec/binary/index.ts'
import { folderId, values } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ hierarchyValues: values, propertyValues: values })
const response = struct({ folderId })

export const synchronizationImportHierarchyChange = rop({
  id: 0x73,
  name: 'RopSynchronizationImportHierarchyChange',
  request,
  response,
})
