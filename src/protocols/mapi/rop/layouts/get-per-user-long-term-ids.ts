/** The bytes of RopGetPerUserLongTermIds. [MS-OXCROPS] 2.2.3.10 */
import { array, guid, struct, u16 } from '#codec/binary/index.ts'
import { longTermId } from '#model'
import { rop } from '../rop.ts'

export const request = struct({ databaseGuid: guid })
const response = struct({ longTermIds: array(u16, longTermId) })

export const getPerUserLongTermIds = rop({ id: 0x60, name: 'RopGetPerUserLongTermIds', request, response })
