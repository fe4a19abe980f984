/**
 * RopGetPerUserGuid: the public store whose read states the mailbox keeps for a folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.11
 * Behaviour:  [MS-OXCSTOR] 2.2.1.11
 */
import { guid, struct } from '#codec/binary/index.ts'
import { longTermId } from '#model'
import { rop } from './rop.ts'

const request = struct({ longTermId })
const response = struct({ databaseGuid: guid })

export const getPerUserGuid = rop({ id: 0x61, name: 'RopGetPerUserGuid', request, response })
