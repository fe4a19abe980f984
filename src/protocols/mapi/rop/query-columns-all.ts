/**
 * RopQueryColumnsAll: which columns a table could have.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.12
 * Behaviour:  [MS-OXCTABL] 2.2.2.13
 */
import { struct } from '#codec/binary/index.ts'
import { nothing, tags } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { TableObject } from '../objects/table.ts'
import { OutOfRoom } from '../failures.ts'

const request = nothing
const response = struct({ propertyTags: tags })

export const queryColumnsAll = rop({ id: 0x37, name: 'RopQueryColumnsAll', request, response, handle })

async function handle(call: Call) {
  const table = call.input(TableObject)
  await table.beginView()
  const propertyTags = [...table.source.allColumns]
  if (propertyTags.length * 4 + 2 > call.room) throw new OutOfRoom(propertyTags.length * 4 + 64)
  return { propertyTags }
}
