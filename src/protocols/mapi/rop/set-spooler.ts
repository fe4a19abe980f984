/**
 * RopSetSpooler: says that the client is the one that sends.
 *
 * Bytes:      [MS-OXCROPS] 2.2.7.4
 */
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { RopFailure } from '../failures.ts'

const request = nothing
const response = nothing

export const setSpooler = rop({ id: 0x47, name: 'RopSetSpooler', request, response, handle })

/** The server sends by itself, whoever says that he would. */
function handle(call: Call) {
  if (!call.input(Logon).private) throw new RopFailure('noSupport', 'not of the public store')
}
