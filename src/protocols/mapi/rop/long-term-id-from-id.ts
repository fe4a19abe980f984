/**
 * RopLongTermIdFromId: the long-term id of an id.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.8
 * Behaviour:  [MS-OXCSTOR] 2.2.1.8
 */
import { struct } from '#codec/binary/index.ts'
import { longTermId, objectId } from '#model'
import { rop } from './rop.ts'

const request = struct({ objectId })
const response = struct({ longTermId })

export const longTermIdFromId = rop({ id: 0x43, name: 'RopLongTermIdFromId', request, response })
