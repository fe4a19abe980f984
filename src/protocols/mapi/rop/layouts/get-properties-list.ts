/** The bytes of RopGetPropertiesList. [MS-OXCROPS] 2.2.8.5 */
import { struct } from '#codec/binary/index.ts'
import { nothing, tags } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = struct({ propertyTags: tags })

export const getPropertiesList = rop({ id: 0x09, name: 'RopGetPropertiesList', request, response })
