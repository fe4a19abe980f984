/**
 * RopGetPropertiesList: which properties an object has.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.5
 * Behaviour:  [MS-OXCPRPT] 2.2.4
 */
import type { Call } from '../call.ts'
import { PropertyObject } from '../objects/property-object.ts'
import { OutOfRoom } from '../failures.ts'
import { handler } from './handler.ts'
import { getPropertiesList } from './layouts/get-properties-list.ts'

export const getPropertiesListHandler = handler(getPropertiesList, handle)

async function handle(call: Call) {
  const propertyTags = await call.input(PropertyObject).tags()
  if (propertyTags.length * 4 + 2 > call.room) throw new OutOfRoom(propertyTags.length * 4 + 64)
  return { propertyTags }
}
