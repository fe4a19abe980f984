/** The bytes of RopAbortSubmit. [MS-OXCROPS] 2.2.7.2 */
import { struct } from '#codec/binary/index.ts'
import { folderId, messageId, nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ folderId, messageId })
const response = nothing

export const abortSubmit = rop({ id: 0x34, name: 'RopAbortSubmit', request, response })
