/**
 * RopGetPropertiesAll: all properties of an object with their values.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.4
 * Behaviour:  [MS-OXCPRPT] 2.2.3
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { PropertyObject } from '../objects/property-object.ts'
import { makeTag, MapiError, PropertyType, tagId, type TaggedValue } from '#model'
import { eightBitTag, longestBinary, sent, sizeOnWire } from '../objects/wire-value.ts'
import { OutOfRoom } from '../failures.ts'
import { handler } from './handler.ts'
import { getPropertiesAll, type request } from './layouts/get-properties-all.ts'

export const getPropertiesAllHandler = handler(getPropertiesAll, handle)

/** Exchange has not looked at PropertySizeLimit since 2010. [MS-OXCPRPT] 2.2.3.1 */
async function handle(call: Call, { wantUnicode }: TypeOf<typeof request>) {
  const object = call.input(PropertyObject)
  const tags = await object.tags()
  const values: TaggedValue[] = []
  // Each value may become an error code of four bytes.
  let room = call.room - 2 - tags.length * 8
  if (room < 0) throw new OutOfRoom(tags.length * 8 + 64)
  for (const kept of tags) {
    const tag = wantUnicode ? kept : eightBitTag(kept)
    const value = sent(tag, await object.get(kept), object.codePage)
    if (value === undefined || value === null) continue
    const size = sizeOnWire(tag, value)
    if (size > room || size - 2 > longestBinary) {
      values.push({ tag: makeTag(tagId(tag), PropertyType.errorCode), value: MapiError.notEnoughMemory })
    } else {
      values.push({ tag, value })
      room -= size
    }
  }
  return { values }
}
