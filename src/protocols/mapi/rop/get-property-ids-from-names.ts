/**
 * RopGetPropertyIdsFromNames: the ids that the mailbox has for names of properties.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.1
 * Behaviour:  [MS-OXCPRPT] 2.2.12
 */
import type { TypeOf } from '#codec/binary/index.ts'
import { MapiError, type NamedProperty, PropertySet } from '#model'
import type { Call } from '../call.ts'
import { PropertyObject } from '../objects/property-object.ts'
import { OutOfRoom, RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { getPropertyIdsFromNames, type request } from './layouts/get-property-ids-from-names.ts'

export const getPropertyIdsFromNamesHandler = handler(getPropertyIdsFromNames, handle)

const create = 0x02

/** [MS-OXCPRPT] 3.2.5.10: ids below it are in the name set PS_MAPI with their number as LID. */
const firstNamed = 0x8000

async function handle(call: Call, { flags, propertyNames }: TypeOf<typeof request>) {
  const { logon } = call.input(PropertyObject)
  // [MS-OXCPRPT] 2.2.12.1: no names asks for all ids, which only RopQueryNamedProperties gives here.
  if ((flags & ~create) !== 0) throw new RopFailure('invalidParameter', 'flags')
  if (propertyNames.length * 2 + 2 > call.room) throw new OutOfRoom()
  const named = propertyNames.filter((name): name is NamedProperty => name !== undefined && !isMapi(name))
  const ids = await logon.mailbox.namedIds(named, (flags & create) !== 0)
  const found = new Map(named.map((name, index) => [name, ids[index]]))
  const propertyIds = propertyNames.map((name) => {
    if (name === undefined) return 0
    if (isMapi(name)) return (name.lid ?? 0) < firstNamed ? (name.lid ?? 0) : 0
    return found.get(name) ?? 0
  })
  if (propertyIds.includes(0)) call.returnValue = MapiError.errorsReturned
  return { propertyIds }
}

function isMapi(name: NamedProperty): boolean {
  return name.set === PropertySet.MAPI
}
