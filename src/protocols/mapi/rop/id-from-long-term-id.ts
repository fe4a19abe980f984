/**
 * RopIdFromLongTermId: the id of a long-term id.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.9
 * Behaviour:  [MS-OXCSTOR] 2.2.1.9
 */
import { struct, type TypeOf } from '#codec/binary/index.ts'
import { longTermId, objectId, ownReplica, zeroGuid } from '#model'
import { rop } from './rop.ts'
import { replicaNumber } from '../objects/replicas.ts'
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { RopFailure } from '../failures.ts'

const request = struct({ longTermId })
const response = struct({ objectId })

export const idFromLongTermId = rop({ id: 0x44, name: 'RopIdFromLongTermId', request, response, handle })

function handle(call: Call, { longTermId: { replica, counter } }: TypeOf<typeof request>) {
  const { mailbox } = call.input(Logon)
  if (replica === zeroGuid) throw new RopFailure('invalidParameter', 'no replica')
  return { objectId: { replica: replica === mailbox.id ? ownReplica : replicaNumber(replica), counter } }
}
