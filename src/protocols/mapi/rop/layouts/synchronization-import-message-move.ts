/** The bytes of RopSynchronizationImportMessageMove. [MS-OXCROPS] 2.2.13.6 */
import { bytes, struct, u32 } from '#codec/binary/index.ts'
import { MapiError } from '#model'
import { messageId, nothing } from '../fields.ts'
import { form, rop } from '../rop.ts'

export const request = struct({
  sourceFolderId: bytes(u32),
  sourceMessageId: bytes(u32),
  predecessorChangeList: bytes(u32),
  destinationMessageId: bytes(u32),
  changeNumber: bytes(u32),
})
const response = struct({ messageId })

export const synchronizationImportMessageMove = rop({
  id: 0x78,
  name: 'RopSynchronizationImportMessageMove',
  request,
  response,
  special: { [MapiError.newerClientChange]: form(nothing, {}) },
})
