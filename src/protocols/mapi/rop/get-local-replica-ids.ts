/**
 * RopGetLocalReplicaIds: gives out a range of ids that the client may use for new objects.
 *
 * Bytes:      [MS-OXCROPS] 2.2.13.13
 * Behaviour:  [MS-OXCFXICS] 2.2.3.2.4.7
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { getLocalReplicaIds, type request } from './layouts/get-local-replica-ids.ts'

export const getLocalReplicaIdsHandler = handler(getLocalReplicaIds, handle)

/** [MS-OXCFXICS] 3.3.5.8.12 recommends clients a moderate number; nobody needs more at once. */
const mostIds = 0x10000

async function handle(call: Call, { idCount }: TypeOf<typeof request>) {
  const { logon } = call
  if (idCount === 0 || idCount > mostIds) throw new RopFailure('invalidParameter', `${idCount} ids`)
  const globalCount = await logon.store.write(logon.mailbox, (tx) => tx.reserveIds(idCount))
  return { replGuid: logon.mailbox.id, globalCount }
}
