/**
 * RopGetPropertyIdsFromNames: the ids that the mailbox has for names of properties.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.1
 * Behaviour:  [MS-OXCPRPT] 2.2.12
 */
import type { TypeOf } from '#codec/binary/index.ts'
import { type NamedProperty, PropertySet } from '#model'
import type { Call } from '../call.ts'
import { PropertyObject } from '../objects/property-object.ts'
import { OutOfRoom, RopFailure } from '../failures.ts'
import { allNames } from '../objects/all-names.ts'
import { Logon } from '../objects/logon.ts'
import { handler } from './handler.ts'
import { getPropertyIdsFromNames, type request } from './layouts/get-property-ids-from-names.ts'

export const getPropertyIdsFromNamesHandler = handler(getPropertyIdsFromNames, handle)

const create = 0x02

/** [MS-OXCPRPT] 3.2.5.10: ids below it are in the name set PS_MAPI with their number as LID. */
const firstNamed = 0x8000

async function handle(call: Call, { flags, propertyNames }: TypeOf<typeof request>) {
  const object = call.input(PropertyObject)
  const { logon } = object
  if ((flags & ~create) !== 0) throw new RopFailure('invalidParameter', 'flags')
  // [MS-OXCPRPT] 3.2.5.10: of a store, no names asks for the ids of all.
  if (propertyNames.length === 0 && object instanceof Logon) {
    const propertyIds: number[] = []
    for await (const [id] of allNames(logon.mailbox)) propertyIds.push(id)
    if (propertyIds.length * 2 + 2 > call.room) throw new OutOfRoom(propertyIds.length * 2 + 64)
    return { propertyIds }
  }
  if (propertyNames.length * 2 + 2 > call.room) throw new OutOfRoom()
  const named = propertyNames.filter((name): name is NamedProperty => name !== undefined && !isMapi(name))
  const ids = await logon.mailbox.namedIds(named, (flags & create) !== 0)
  const found = new Map(named.map((name, index) => [name, ids[index]]))
  const propertyIds = propertyNames.map((name) => {
    if (name === undefined) return 0
    if (isMapi(name)) return (name.lid ?? 0) < firstNamed ? (name.lid ?? 0) : 0
    return found.get(name) ?? 0
  })
  // What has no id is 0 among them, and the call succeeds. MS-OXCROPS_R2617
  return { propertyIds }
}

function isMapi(name: NamedProperty): boolean {
  return name.set === PropertySet.MAPI
}
