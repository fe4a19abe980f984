/** The bytes of RopQueryNamedProperties. [MS-OXCROPS] 2.2.8.10 */
import { array, bool8, field, guid, lengthOf, struct, u16, u8 } from '#codec/binary/index.ts'
import { propertyName } from '#model'
import { present } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ queryFlags: u8, hasGuid: bool8, propertyGuid: present('hasGuid', guid) })
const response = struct({
  count: lengthOf('propertyIds', u16),
  propertyIds: array(field('count'), u16),
  propertyNames: array(field('count'), propertyName),
})

export const queryNamedProperties = rop({ id: 0x5f, name: 'RopQueryNamedProperties', request, response })
