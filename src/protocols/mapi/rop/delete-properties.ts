/**
 * RopDeleteProperties: removes properties from an object.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.8
 * Behaviour:  [MS-OXCPRPT] 2.2.7
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { PropertyObject } from '../objects/property-object.ts'
import { handler } from './handler.ts'
import { deleteProperties, type request } from './layouts/delete-properties.ts'

export const deletePropertiesHandler = handler(deleteProperties, handle)

async function handle(call: Call, { propertyTags }: TypeOf<typeof request>) {
  return { problems: await call.input(PropertyObject).remove(propertyTags) }
}
