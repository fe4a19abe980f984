/**
 * RopIdFromLongTermId: the id of a long-term id.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.9
 * Behaviour:  [MS-OXCSTOR] 2.2.1.9
 */
import type { TypeOf } from '#codec/binary/index.ts'
import { ownReplica, zeroGuid } from '#model'
import { replicaNumber } from '../objects/replicas.ts'
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { idFromLongTermId, type request } from './layouts/id-from-long-term-id.ts'

export const idFromLongTermIdHandler = handler(idFromLongTermId, handle)

function handle(call: Call, { longTermId: { replica, counter } }: TypeOf<typeof request>) {
  const { mailbox } = call.input(Logon)
  if (replica === zeroGuid) throw new RopFailure('invalidParameter', 'no replica')
  return { objectId: { replica: replica === mailbox.id ? ownReplica : replicaNumber(replica), counter } }
}
