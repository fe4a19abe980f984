/**
 * RopSetPropertiesNoReplicate: sets properties of an object, on folders without replicating them.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.7
 * Behaviour:  [MS-OXCPRPT] 2.2.6
 */
import { struct, type TypeOf } from '#codec/binary/index.ts'
import { problems, sizedValues } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { PropertyObject } from '../objects/property-object.ts'
import { received } from '../objects/wire-value.ts'

const request = struct({ values: sizedValues })
const response = struct({ problems })

export const setPropertiesNoReplicate = rop({
  id: 0x79,
  name: 'RopSetPropertiesNoReplicate',
  request,
  response,
  handle,
})

async function handle(call: Call, { values }: TypeOf<typeof request>) {
  const object = call.input(PropertyObject)
  return { problems: await object.set(values.map((value) => received(value, object.codePage))) }
}
