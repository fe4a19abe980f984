/** The bytes of RopGetReceiveFolder. [MS-OXCROPS] 2.2.3.2 */
import { asciiz, struct } from '#codec/binary/index.ts'
import { folderId } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ messageClass: asciiz })
const response = struct({ folderId, explicitMessageClass: asciiz })

export const getReceiveFolder = rop({ id: 0x27, name: 'RopGetReceiveFolder', request, response })
