/**
 * RopGetAddressTypes: the types of addresses that can be sent to.
 *
 * Bytes:      [MS-OXCROPS] 2.2.7.3
 */
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { handler } from './handler.ts'
import { getAddressTypes } from './layouts/get-address-types.ts'

export const getAddressTypesHandler = handler(getAddressTypes, handle)

function handle(call: Call) {
  call.input(Logon)
  return { addressTypes: ['EX', 'SMTP'] }
}
