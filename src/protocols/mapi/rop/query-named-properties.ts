/**
 * RopQueryNamedProperties: the named properties of an object, by ids and names.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.10
 * Behaviour:  [MS-OXCPRPT] 2.2.9
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { NamedProperty } from '#model'
import type { Call } from '../call.ts'
import { PropertyObject } from '../objects/property-object.ts'
import { OutOfRoom } from '../failures.ts'
import { allNames } from '../objects/all-names.ts'
import { handler } from './handler.ts'
import { queryNamedProperties, type request } from './layouts/query-named-properties.ts'

export const queryNamedPropertiesHandler = handler(queryNamedProperties, handle)

const noStrings = 0x01

const noIds = 0x02

/** All names of the mailbox, whatever the object: the flags and the property set choose among them. [MS-OXCPRPT] 3.2.5.6 */
async function handle(call: Call, { queryFlags, propertyGuid }: TypeOf<typeof request>) {
  const object = call.input(PropertyObject)
  const fits = (name: NamedProperty) =>
    (propertyGuid === undefined || name.set === propertyGuid) &&
    !(queryFlags & noStrings && name.string !== undefined) &&
    !(queryFlags & noIds && name.lid !== undefined)
  const propertyIds: number[] = []
  const propertyNames: NamedProperty[] = []
  for await (const [id, name] of allNames(object.logon.mailbox)) {
    if (!fits(name)) continue
    propertyIds.push(id)
    propertyNames.push(name)
  }
  const size = propertyNames.reduce((sum, { string = '' }) => sum + 24 + string.length * 2, 2)
  if (size > call.room) throw new OutOfRoom(size + 16)
  return { propertyIds, propertyNames }
}
