/**
 * RopGetNamesFromPropertyIds: the names behind ids from 0x8000 on.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.2
 * Behaviour:  [MS-OXCPRPT] 2.2.13
 */
import type { TypeOf } from '#codec/binary/index.ts'
import { type NamedProperty, type PropertyName, PropertySet } from '#model'
import type { Call } from '../call.ts'
import { PropertyObject } from '../objects/property-object.ts'
import { OutOfRoom } from '../failures.ts'
import { handler } from './handler.ts'
import { getNamesFromPropertyIds, type request } from './layouts/get-names-from-property-ids.ts'

export const getNamesFromPropertyIdsHandler = handler(getNamesFromPropertyIds, handle)

const firstNamed = 0x8000

async function handle(call: Call, { propertyIds }: TypeOf<typeof request>) {
  const { logon } = call.input(PropertyObject)
  const names = await logon.mailbox.namesOf(propertyIds.filter((id) => id >= firstNamed))
  let next = 0
  const propertyNames = propertyIds.map(
    (id): PropertyName =>
      // [MS-OXCPRPT] 3.2.5.9: other ids have themselves as a name.
      id < firstNamed ? { set: PropertySet.MAPI, lid: id } : names[next++],
  )
  const size = propertyNames.reduce((sum, name) => sum + sizeOf(name), 2)
  if (size > call.room) throw new OutOfRoom(size + 16)
  return { propertyNames }
}

function sizeOf(name: NamedProperty | undefined): number {
  return 22 + (name?.string === undefined ? 0 : name.string.length * 2)
}
