/**
 * RopSetSpooler: says that the client is the one that sends.
 *
 * Bytes:      [MS-OXCROPS] 2.2.7.4
 */
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { setSpooler } from './layouts/set-spooler.ts'

export const setSpoolerHandler = handler(setSpooler, handle)

/** The server sends by itself, whoever says that he would. */
function handle(call: Call) {
  if (!call.input(Logon).private) throw new RopFailure('noSupport', 'not of the public store')
}
