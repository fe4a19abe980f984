/**
 * RopDeletePropertiesNoReplicate: removes properties from an object, on folders without replicating that.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.9
 * Behaviour:  [MS-OXCPRPT] 2.2.8
 */
import { struct, type TypeOf } from '#codec/binary/index.ts'
import { problems, tags } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { PropertyObject } from '../objects/property-object.ts'

const request = struct({ propertyTags: tags })
const response = struct({ problems })

export const deletePropertiesNoReplicate = rop({
  id: 0x7a,
  name: 'RopDeletePropertiesNoReplicate',
  request,
  response,
  handle,
})

async function handle(call: Call, { propertyTags }: TypeOf<typeof request>) {
  return { problems: await call.input(PropertyObject).remove(propertyTags) }
}
