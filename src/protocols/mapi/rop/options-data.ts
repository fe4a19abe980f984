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

/** No address type has options here. */
function handle(call: Call) {
  call.input(Logon)
  return { reserved: 1, optionsInfo: new Uint8Array(), helpFile: new Uint8Array() }
}
