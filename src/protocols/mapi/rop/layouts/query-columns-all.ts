/** The bytes of RopQueryColumnsAll. [MS-OXCROPS] 2.2.5.12 */
import { struct } from '#codec/binary/index.ts'
import { nothing, tags } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = struct({ propertyTags: tags })

export const queryColumnsAll = rop({ id: 0x37, name: 'RopQueryColumnsAll', request, response })
