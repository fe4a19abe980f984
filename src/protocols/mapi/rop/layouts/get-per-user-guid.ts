/** The bytes of RopGetPerUserGuid. [MS-OXCROPS] 2.2.3.11 */
import { guid, struct } from '#codec/binary/index.ts'
import { longTermId } from '#model'
import { rop } from '../rop.ts'

export const request = struct({ longTermId })
const response = struct({ databaseGuid: guid })

export const getPerUserGuid = rop({ id: 0x61, name: 'RopGetPerUserGuid', request, response })
