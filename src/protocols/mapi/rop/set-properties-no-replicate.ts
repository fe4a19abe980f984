/**
 * RopSetPropertiesNoReplicate: sets properties of an object, on folders without replicating them.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.7
 * Behaviour:  [MS-OXCPRPT] 2.2.6
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { PropertyObject } from '../objects/property-object.ts'
import { setReceived } from '../objects/set-received.ts'
import { handler } from './handler.ts'
import { setPropertiesNoReplicate, type request } from './layouts/set-properties-no-replicate.ts'

export const setPropertiesNoReplicateHandler = handler(setPropertiesNoReplicate, handle)

async function handle(call: Call, { values }: TypeOf<typeof request>) {
  return { problems: await setReceived(call.input(PropertyObject), values) }
}
