/**
 * RopSetReceiveFolder: says where messages of a class are delivered.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.3
 * Behaviour:  [MS-OXCSTOR] 2.2.1.3
 */
import { asciiz, struct } from '#codec/binary/index.ts'
import { folderId, nothing } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ folderId, messageClass: asciiz })
const response = nothing

export const setReceiveFolder = rop({ id: 0x26, name: 'RopSetReceiveFolder', request, response })
