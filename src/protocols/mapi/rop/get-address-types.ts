/**
 * RopGetAddressTypes: the types of addresses that can be sent to.
 *
 * Bytes:      [MS-OXCROPS] 2.2.7.3
 */
import { array, asciiz, field, lengthOf, sized, struct, u16 } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'

const request = nothing
const response = struct({
  count: lengthOf('addressTypes', u16),
  addressTypes: sized(u16, array(field('count'), asciiz)),
})

export const getAddressTypes = rop({ id: 0x49, name: 'RopGetAddressTypes', request, response, handle })

function handle(call: Call) {
  call.input(Logon)
  return { addressTypes: ['EX', 'SMTP'] }
}
