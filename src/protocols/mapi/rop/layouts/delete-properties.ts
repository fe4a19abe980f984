/** The bytes of RopDeleteProperties. [MS-OXCROPS] 2.2.8.8 */
import { struct } from '#codec/binary/index.ts'
import { problems, tags } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ propertyTags: tags })
const response = struct({ problems })

export const deleteProperties = rop({ id: 0x0b, name: 'RopDeleteProperties', request, response })
