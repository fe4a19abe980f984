/**
 * RopGetPerUserLongTermIds: the public folders for which the mailbox keeps read states of a public store.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.10
 * Behaviour:  [MS-OXCSTOR] 2.2.1.10
 */
import { array, guid, struct, u16 } from '#codec/binary/index.ts'
import { longTermId } from '#model'
import { rop } from './rop.ts'

const request = struct({ databaseGuid: guid })
const response = struct({ longTermIds: array(u16, longTermId) })

export const getPerUserLongTermIds = rop({ id: 0x60, name: 'RopGetPerUserLongTermIds', request, response })
