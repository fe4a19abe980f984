/**
 * RopSynchronizationImportDeletes: an upload of deletions.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.5
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.4.5
 */
import { struct, u8 } from '#codec/binary/index.ts'
import { nothing, values } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ importDeleteFlags: u8, propertyValues: values })
const response = nothing

export const synchronizationImportDeletes = rop({
  id: 0x74,
  name: 'RopSynchronizationImportDeletes',
  request,
  response,
})
