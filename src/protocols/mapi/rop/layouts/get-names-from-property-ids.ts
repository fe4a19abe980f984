/** The bytes of RopGetNamesFromPropertyIds. [MS-OXCROPS] 2.2.8.2 */
import { array, struct, u16 } from '#codec/binary/index.ts'
import { propertyName } from '#model'
import { rop } from '../rop.ts'

export const request = struct({ propertyIds: array(u16, u16) })
const response = struct({ propertyNames: array(u16, propertyName) })

export const getNamesFromPropertyIds = rop({ id: 0x55, name: 'RopGetNamesFromPropertyIds', request, response })
