/**
 * RopGetStoreState: the state of the mailbox.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.5
 * Behaviour:  [MS-OXCSTOR] 2.2.1.5
 */
import type { Call } from '../call.ts'
import { P } from '#model'
import { Logon } from '../objects/logon.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { getStoreState } from './layouts/get-store-state.ts'

export const getStoreStateHandler = handler(getStoreState, handle)

async function handle(call: Call) {
  const logon = call.input(Logon)
  if (!logon.private) throw new RopFailure('noSupport', 'not of the public store')
  return { storeState: Number((await logon.get(P.StoreState.tag)) ?? 0) >>> 0 }
}
