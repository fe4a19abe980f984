/** The bytes of RopGetAddressTypes. [MS-OXCROPS] 2.2.7.3 */
import { array, asciiz, field, lengthOf, sized, struct, u16 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = struct({
  count: lengthOf('addressTypes', u16),
  addressTypes: sized(u16, array(field('count'), asciiz)),
})

export const getAddressTypes = rop({ id: 0x49, name: 'RopGetAddressTypes', request, response })
