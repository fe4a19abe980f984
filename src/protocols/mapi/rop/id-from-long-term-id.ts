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
import { handler } from './handler.ts'
import { idFromLongTermId, type request } from './layouts/id-from-long-term-id.ts'

export const idFromLongTermIdHandler = handler(idFromLongTermId, handle)

function handle(call: Call, { longTermId: { replica, counter } }: TypeOf<typeof request>) {
  // Exchange takes any object of the logon.
  const { mailbox } = call.logon
  // [MS-OXCSTOR] 3.2.5.9, note 44
  if (replica === zeroGuid) return { objectId: { replica: 0, counter } }
  return { objectId: { replica: replica === mailbox.id ? ownReplica : replicaNumber(replica), counter } }
}
