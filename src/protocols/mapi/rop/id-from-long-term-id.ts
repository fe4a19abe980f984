/**
 * RopIdFromLongTermId: the id of a long-term id.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.9
 * Behaviour:  [MS-OXCSTOR] 2.2.1.9
 */
import { struct, type TypeOf } from '#codec/binary/index.ts'
import { longTermId, objectId, ownReplica } from '#model'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { RopFailure } from '../failures.ts'

const request = struct({ longTermId })
const response = struct({ objectId })

export const idFromLongTermId = rop({ id: 0x44, name: 'RopIdFromLongTermId', request, response, handle })

function handle(call: Call, { longTermId: { replica, counter } }: TypeOf<typeof request>) {
  const { mailbox } = call.input(Logon)
  if (replica !== mailbox.id) throw new RopFailure('notFound', `replica ${replica}`)
  return { objectId: { replica: ownReplica, counter } }
}
