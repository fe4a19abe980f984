/** The bytes of RopSetProperties. [MS-OXCROPS] 2.2.8.6 */
import { struct } from '#codec/binary/index.ts'
import { problems, sizedValues } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ values: sizedValues })
const response = struct({ problems })

export const setProperties = rop({ id: 0x0a, name: 'RopSetProperties', request, response })
