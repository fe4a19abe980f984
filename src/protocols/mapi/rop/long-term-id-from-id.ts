/**
 * RopLongTermIdFromId: the long-term id of an id.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.8
 * Behaviour:  [MS-OXCSTOR] 2.2.1.8
 */
import { struct, type TypeOf } from '#codec/binary/index.ts'
import { longTermId, objectId } from '#model'
import { rop } from './rop.ts'
import { findReplicaGuid } from '../objects/replicas.ts'
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { RopFailure } from '../failures.ts'

const request = struct({ objectId })
const response = struct({ longTermId })

export const longTermIdFromId = rop({ id: 0x43, name: 'RopLongTermIdFromId', request, response, handle })

/** Only the replica counts: whether there is an object with the number nobody asks. [MS-OXCSTOR] 3.2.5.8 */
function handle(call: Call, { objectId: { replica, counter } }: TypeOf<typeof request>) {
  const { mailbox } = call.input(Logon)
  const guid = findReplicaGuid(replica, mailbox.id)
  if (guid === undefined) throw new RopFailure('notFound', `replica ${replica}`)
  return { longTermId: { replica: guid, counter } }
}
