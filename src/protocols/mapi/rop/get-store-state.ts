/**
 * RopGetStoreState: the state of the mailbox.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.5
 * Behaviour:  [MS-OXCSTOR] 2.2.1.5
 */
import { struct, u32 } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { P } from '#model'
import { Logon } from '../objects/logon.ts'
import { RopFailure } from '../failures.ts'

const request = nothing
const response = struct({ storeState: u32 })

export const getStoreState = rop({ id: 0x7b, name: 'RopGetStoreState', request, response, handle })

async function handle(call: Call) {
  const logon = call.input(Logon)
  if (!logon.private) throw new RopFailure('noSupport', 'not of the public store')
  return { storeState: Number((await logon.get(P.StoreState.tag)) ?? 0) >>> 0 }
}
