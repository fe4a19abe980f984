/**
 * RopLongTermIdFromId: the long-term id of an id.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.8
 * Behaviour:  [MS-OXCSTOR] 2.2.1.8
 */
import type { TypeOf } from '#codec/binary/index.ts'
import { zeroGuid } from '#model'
import { findReplicaGuid } from '../objects/replicas.ts'
import type { Call } from '../call.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { longTermIdFromId, type request } from './layouts/long-term-id-from-id.ts'

export const longTermIdFromIdHandler = handler(longTermIdFromId, handle)

/** Only the replica counts: whether there is an object with the number nobody asks. [MS-OXCSTOR] 3.2.5.8 */
function handle(call: Call, { objectId: { replica, counter } }: TypeOf<typeof request>) {
  // Exchange takes any object of the logon.
  const { mailbox } = call.logon
  // No id is no long-term id, and nothing goes wrong. [MS-OXCSTOR] 3.2.5.8, note 43
  if (replica === 0 && counter === 0) return { longTermId: { replica: zeroGuid, counter } }
  const guid = findReplicaGuid(replica, mailbox.id)
  if (guid === undefined) throw new RopFailure('notFound', `replica ${replica}`)
  return { longTermId: { replica: guid, counter } }
}
