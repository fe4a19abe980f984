/**
 * RopDeletePropertiesNoReplicate: removes properties from an object, on folders without replicating that.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.9
 * Behaviour:  [MS-OXCPRPT] 2.2.8
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { PropertyObject } from '../objects/property-object.ts'
import { handler } from './handler.ts'
import { deletePropertiesNoReplicate, type request } from './layouts/delete-properties-no-replicate.ts'

export const deletePropertiesNoReplicateHandler = handler(deletePropertiesNoReplicate, handle)

async function handle(call: Call, { propertyTags }: TypeOf<typeof request>) {
  return { problems: await call.input(PropertyObject).remove(propertyTags) }
}
