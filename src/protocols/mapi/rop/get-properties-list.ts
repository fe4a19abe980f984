/**
 * RopGetPropertiesList: which properties an object has.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.5
 * Behaviour:  [MS-OXCPRPT] 2.2.4
 */
import { struct } from '#codec/binary/index.ts'
import { nothing, tags } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { PropertyObject } from '../objects/property-object.ts'
import { OutOfRoom } from '../failures.ts'

const request = nothing
const response = struct({ propertyTags: tags })

export const getPropertiesList = rop({ id: 0x09, name: 'RopGetPropertiesList', request, response, handle })

async function handle(call: Call) {
  const propertyTags = await call.input(PropertyObject).tags()
  if (propertyTags.length * 4 + 2 > call.room) throw new OutOfRoom(propertyTags.length * 4 + 64)
  return { propertyTags }
}
