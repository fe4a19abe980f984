/** The bytes of RopSynchronizationImportMessageChange. [MS-OXCROPS] 2.2.13.2 */
import { struct, u8 } from '#codec/binary/index.ts'
import { messageId, values } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ importFlag: u8, propertyValues: values })
const response = struct({ messageId })

export const synchronizationImportMessageChange = rop({
  id: 0x72,
  name: 'RopSynchronizationImportMessageChange',
  handles: 'output',
  request,
  response,
})
