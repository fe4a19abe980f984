/** The bytes of RopSynchronizationImportHierarchyChange. [MS-OXCROPS] 2.2.13.4 */
import { struct } from '#codec/binary/index.ts'
import { folderId, values } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ hierarchyValues: values, propertyValues: values })
const response = struct({ folderId })

export const synchronizationImportHierarchyChange = rop({
  id: 0x73,
  name: 'RopSynchronizationImportHierarchyChange',
  request,
  response,
})
