/**
 * RopOptionsData: what there is to choose for an address type.
 *
 * Bytes:      [MS-OXCROPS] 2.2.7.9
 */
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { handler } from './handler.ts'
import { optionsData } from './layouts/options-data.ts'

export const optionsDataHandler = handler(optionsData, handle)

/** No address type has options here. Clients that know Exchange expect one byte, which says nothing, for none. */
function handle(call: Call) {
  call.input(Logon)
  return { reserved: 1, optionsInfo: Uint8Array.of(0), helpFile: new Uint8Array() }
}
