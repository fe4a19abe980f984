/** The bytes of RopGetLocalReplicaIds. [MS-OXCROPS] 2.2.13.13 */
import { globcnt, guid, struct, u32 } from '#codec/binary/index.ts'
import { rop } from '../rop.ts'

export const request = struct({ idCount: u32 })
const response = struct({ replGuid: guid, globalCount: globcnt })

export const getLocalReplicaIds = rop({ id: 0x7f, name: 'RopGetLocalReplicaIds', request, response })
