/** The bytes of RopIdFromLongTermId. [MS-OXCROPS] 2.2.3.9 */
import { struct } from '#codec/binary/index.ts'
import { longTermId, objectId } from '#model'
import { rop } from '../rop.ts'

export const request = struct({ longTermId })
const response = struct({ objectId })

export const idFromLongTermId = rop({ id: 0x44, name: 'RopIdFromLongTermId', request, response })
