/** The bytes of RopDeletePropertiesNoReplicate. [MS-OXCROPS] 2.2.8.9 */
import { struct } from '#codec/binary/index.ts'
import { problems, tags } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ propertyTags: tags })
const response = struct({ problems })

export const deletePropertiesNoReplicate = rop({
  id: 0x7a,
  name: 'RopDeletePropertiesNoReplicate',
  request,
  response,
})
