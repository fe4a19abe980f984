/**
 * RopGetLocalReplicaIds: gives out a range of ids that the client may use for new objects.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.13
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.4.7
 */
import { globcnt, guid, struct, u32 } from '#codec/binary/index.ts'
import { rop } from './rop.ts'

const request = struct({ idCount: u32 })
const response = struct({ replGuid: guid, globalCount: globcnt })

export const getLocalReplicaIds = rop({ id: 0x7f, name: 'RopGetLocalReplicaIds', request, response })
