/** The bytes of RopSetReceiveFolder. [MS-OXCROPS] 2.2.3.3 */
import { asciiz, struct } from '#codec/binary/index.ts'
import { folderId, nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ folderId, messageClass: asciiz })
const response = nothing

export const setReceiveFolder = rop({ id: 0x26, name: 'RopSetReceiveFolder', request, response })
