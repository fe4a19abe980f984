/**
 * RopDeleteProperties: removes properties from an object.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.8
 * Behaviour:  [MS-OXCPRPT] 2.2.7
 */
import { struct, type TypeOf } from '#codec/binary/index.ts'
import { problems, tags } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { PropertyObject } from '../objects/property-object.ts'

const request = struct({ propertyTags: tags })
const response = struct({ problems })

export const deleteProperties = rop({ id: 0x0b, name: 'RopDeleteProperties', request, response, handle })

async function handle(call: Call, { propertyTags }: TypeOf<typeof request>) {
  return { problems: await call.input(PropertyObject).remove(propertyTags) }
}
