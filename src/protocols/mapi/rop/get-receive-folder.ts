/**
 * RopGetReceiveFolder: where messages of a class are delivered.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.2
 * Behaviour:  [MS-OXCSTOR] 2.2.1.2
 */
import { asciiz, struct } from '#codec/binary/index.ts'
import { folderId } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ messageClass: asciiz })
const response = struct({ folderId, explicitMessageClass: asciiz })

export const getReceiveFolder = rop({ id: 0x27, name: 'RopGetReceiveFolder', request, response })
