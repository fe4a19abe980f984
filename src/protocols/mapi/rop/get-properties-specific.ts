/**
 * RopGetPropertiesSpecific: the values of the properties that the client names, as one row.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.3
 * Behaviour:  [MS-OXCPRPT] 2.2.2
 */
import type { TypeOf } from '#codec/binary/index.ts'
import { type Cell, MapiError, PropertyType, tagId, tagType } from '#model'
import type { Call } from '../call.ts'
import { PropertyObject } from '../objects/property-object.ts'
import { eightBitTag, longestBinary, sent, sizeOnWire } from '../objects/wire-value.ts'
import { OutOfRoom, RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { getPropertiesSpecific, type request } from './layouts/get-properties-specific.ts'

export const getPropertiesSpecificHandler = handler(getPropertiesSpecific, handle)

/** A flagged cell with an error code. */
const errorCellBytes = 5

/** Exchange has not looked at PropertySizeLimit since 2010. [MS-OXCPRPT] 2.2.2.1, MS-OXCPRPT_R90707 */
async function handle(call: Call, { wantUnicode, propertyTags }: TypeOf<typeof request>) {
  const object = call.input(PropertyObject)
  if (propertyTags.some((tag) => (tagType(tag) & multivalueInstance) === multivalueInstance)) {
    throw new RopFailure('invalidParameter', 'a column of a table')
  }
  // Every cell may become an error; what is left of the room is for values.
  let room = call.room - 1 - propertyTags.length * (errorCellBytes + 2)
  if (room < 0) throw new OutOfRoom()
  const row: Cell[] = []
  for (const tag of propertyTags) {
    const cell = await cellOf(object, tag, wantUnicode)
    const value = cell && 'value' in cell ? cell.value : undefined
    const size = value === undefined ? 0 : sizeOnWire(typeOfCell(tag, cell), value)
    // [MS-OXCPRPT] 3.2.5.1: what is too long is read as a stream.
    if (size > room || size - 2 > longestBinary) row.push({ error: MapiError.notEnoughMemory, ...typed(tag) })
    else {
      room -= size
      row.push(cell)
    }
  }
  return { row }
}

async function cellOf(object: PropertyObject, tag: number, wantUnicode: boolean): Promise<Cell> {
  const isTyped = tagType(tag) === PropertyType.unspecified
  const own = isTyped ? await object.tagOfId(tagId(tag)) : tag
  const known = own !== undefined && isTyped && !wantUnicode ? eightBitTag(own) : own
  const kept = own === undefined ? undefined : await object.get(own)
  const value = known === undefined ? undefined : sent(known, kept, object.codePage)
  if (value === undefined || known === undefined) return { error: MapiError.notFound, ...typed(tag) }
  return isTyped ? { value, type: tagType(known) } : { value }
}

function typed(tag: number): { type?: number } {
  return tagType(tag) === PropertyType.unspecified ? { type: PropertyType.errorCode } : {}
}

function typeOfCell(tag: number, cell: Cell): number {
  return cell?.type === undefined ? tag : ((tag & 0xffff0000) | cell.type) >>> 0
}

const multivalueInstance = 0x3000
