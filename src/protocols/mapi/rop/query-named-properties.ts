/**
 * RopQueryNamedProperties: the named properties of an object, by ids and names.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.10
 * Behaviour:  [MS-OXCPRPT] 2.2.9
 */
import type { TypeOf } from '#codec/binary/index.ts'
import { firstNamedId, type NamedProperty } from '#model'
import type { Call } from '../call.ts'
import { PropertyObject } from '../objects/property-object.ts'
import { OutOfRoom } from '../failures.ts'
import { Logon } from '../objects/logon.ts'
import { handler } from './handler.ts'
import { queryNamedProperties, type request } from './layouts/query-named-properties.ts'

export const queryNamedPropertiesHandler = handler(queryNamedProperties, handle)

const noStrings = 0x01

const noIds = 0x02

const lastId = 0xfffe

const batch = 0x400

/** Of a store all names of the mailbox, of anything else those of its own properties. [MS-OXCPRPT] 3.2.5.6 */
async function handle(call: Call, { queryFlags, propertyGuid }: TypeOf<typeof request>) {
  const object = call.input(PropertyObject)
  const fits = (name: NamedProperty) =>
    (propertyGuid === undefined || name.set === propertyGuid) &&
    !(queryFlags & noStrings && name.string !== undefined) &&
    !(queryFlags & noIds && name.lid !== undefined)
  const propertyIds: number[] = []
  const propertyNames: NamedProperty[] = []
  for await (const [id, name] of namesOf(object)) {
    if (!fits(name)) continue
    propertyIds.push(id)
    propertyNames.push(name)
  }
  const size = propertyNames.reduce((sum, { string = '' }) => sum + 24 + string.length * 2, 2)
  if (size > call.room) throw new OutOfRoom(size + 16)
  return { propertyIds, propertyNames }
}

async function* namesOf(object: PropertyObject): AsyncGenerator<[number, NamedProperty]> {
  const { mailbox } = object.logon
  if (!(object instanceof Logon)) {
    const ids = [...new Set((await object.tags()).map((tag) => tag >>> 16))].filter((id) => id >= firstNamedId)
    const names = await mailbox.namesOf(ids)
    for (const [index, id] of ids.entries()) if (names[index]) yield [id, names[index]]
    return
  }
  // Ids are given out one after the other, so the first that has no name ends them.
  for (let first = firstNamedId; first <= lastId; first += batch) {
    const ids = Array.from({ length: Math.min(batch, lastId + 1 - first) }, (_, index) => first + index)
    const names = await mailbox.namesOf(ids)
    for (const [index, id] of ids.entries()) {
      const name = names[index]
      if (!name) return
      yield [id, name]
    }
  }
}
