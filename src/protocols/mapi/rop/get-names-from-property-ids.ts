/**
 * RopGetNamesFromPropertyIds: the names behind ids from 0x8000 on.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.2
 * Behaviour:  [MS-OXCPRPT] 2.2.13
 */
import { array, struct, u16 } from '#codec/binary/index.ts'
import { propertyName } from '#model'
import { rop } from './rop.ts'

const request = struct({ propertyIds: array(u16, u16) })
const response = struct({ propertyNames: array(u16, propertyName) })

export const getNamesFromPropertyIds = rop({ id: 0x55, name: 'RopGetNamesFromPropertyIds', request, response })
