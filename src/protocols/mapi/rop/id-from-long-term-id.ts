/**
 * RopIdFromLongTermId: the id of a long-term id.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.9
 * Behaviour:  [MS-OXCSTOR] 2.2.1.9
 */
import { struct } from '#codec/binary/index.ts'
import { longTermId, objectId } from '#model'
import { rop } from './rop.ts'

const request = struct({ longTermId })
const response = struct({ objectId })

export const idFromLongTermId = rop({ id: 0x44, name: 'RopIdFromLongTermId', request, response })
