/** The bytes of RopLongTermIdFromId. [MS-OXCROPS] 2.2.3.8 */
import { struct } from '#codec/binary/index.ts'
import { longTermId, objectId } from '#model'
import { rop } from '../rop.ts'

export const request = struct({ objectId })
const response = struct({ longTermId })

export const longTermIdFromId = rop({ id: 0x43, name: 'RopLongTermIdFromId', request, response })
