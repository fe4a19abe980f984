/** The bytes of RopCopyProperties. [MS-OXCROPS] 2.2.8.11 */
import { bool8, struct, u8 } from '#codec/binary/index.ts'
import { nothing, problems, tags } from '../fields.ts'
import { form, rop } from '../rop.ts'

export const request = struct({ wantAsynchronous: bool8, copyFlags: u8, propertyTags: tags })
const response = struct({ problems })

export const copyProperties = rop({
  id: 0x67,
  name: 'RopCopyProperties',
  handles: 'source',
  request,
  response,
  nullDestination: form(nothing, {}),
})
