/** The bytes of RopSynchronizationImportDeletes. [MS-OXCROPS] 2.2.13.5 */
import { struct, u8 } from '#codec/binary/index.ts'
import { nothing, values } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ importDeleteFlags: u8, propertyValues: values })
const response = nothing

export const synchronizationImportDeletes = rop({
  id: 0x74,
  name: 'RopSynchronizationImportDeletes',
  request,
  response,
})
