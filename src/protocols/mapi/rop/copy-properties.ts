/**
 * RopCopyProperties: copies some properties of an object to another one.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.11
 * Behaviour:  [MS-OXCPRPT] 2.2.10
 */
import { bool8, struct, u8 } from '#codec/binary/index.ts'
import { nothing, problems, tags } from './fields.ts'
import { form, rop } from './rop.ts'

const request = struct({ wantAsynchronous: bool8, copyFlags: u8, propertyTags: tags })
const response = struct({ problems })

export const copyProperties = rop({
  id: 0x67,
  name: 'RopCopyProperties',
  handles: 'source',
  request,
  response,
  nullDestination: form(nothing, {}),
})
