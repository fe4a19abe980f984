/** The bytes of RopGetPropertyIdsFromNames. [MS-OXCROPS] 2.2.8.1 */
import { array, struct, u16, u8 } from '#codec/binary/index.ts'
import { propertyName } from '#model'
import { rop } from '../rop.ts'

export const request = struct({ flags: u8, propertyNames: array(u16, propertyName) })
const response = struct({ propertyIds: array(u16, u16) })

export const getPropertyIdsFromNames = rop({ id: 0x56, name: 'RopGetPropertyIdsFromNames', request, response })
