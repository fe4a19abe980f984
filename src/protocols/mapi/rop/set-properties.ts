/**
 * RopSetProperties: sets properties of an object.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.6
 * Behaviour:  [MS-OXCPRPT] 2.2.5
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { PropertyObject } from '../objects/property-object.ts'
import { setReceived } from '../objects/set-received.ts'
import { handler } from './handler.ts'
import { setProperties, type request } from './layouts/set-properties.ts'

export const setPropertiesHandler = handler(setProperties, handle)

async function handle(call: Call, { values }: TypeOf<typeof request>) {
  return { problems: await setReceived(call.input(PropertyObject), values) }
}
