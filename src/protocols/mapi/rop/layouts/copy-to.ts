/** The bytes of RopCopyTo. [MS-OXCROPS] 2.2.8.12 */
import { bool8, struct, u8 } from '#codec/binary/index.ts'
import { nothing, problems, tags } from '../fields.ts'
import { form, rop } from '../rop.ts'

export const request = struct({ wantAsynchronous: bool8, wantSubObjects: bool8, copyFlags: u8, excludedTags: tags })
const response = struct({ problems })

export const copyTo = rop({
  id: 0x39,
  name: 'RopCopyTo',
  handles: 'source',
  request,
  response,
  nullDestination: form(nothing, {}),
})
