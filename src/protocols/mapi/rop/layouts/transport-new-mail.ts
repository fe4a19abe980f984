/** The bytes of RopTransportNewMail. [MS-OXCROPS] 2.2.7.7 */
import { asciiz, struct, u32 } from '#codec/binary/index.ts'
import { folderId, messageId, nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ messageId, folderId, messageClass: asciiz, messageFlags: u32 })
const response = nothing

export const transportNewMail = rop({ id: 0x51, name: 'RopTransportNewMail', request, response })
