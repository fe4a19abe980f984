/**
 * RopFastTransferSourceCopyTo: begins a download of an object, without some properties.
 *
 * Bytes:      [MS-OXCROPS] 2.2.12.7
 * Behaviour:  [MS-OXCFXICS] 2.2.3.1.1.1
 */
import { struct, u32, u8 } from '#codec/binary/index.ts'
import { nothing, tags } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ level: u8, copyFlags: u32, sendOptions: u8, propertyTags: tags })
const response = nothing

export const fastTransferSourceCopyTo = rop({
  id: 0x4d,
  name: 'RopFastTransferSourceCopyTo',
  handles: 'output',
  request,
  response,
})
