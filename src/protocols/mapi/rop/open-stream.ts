/**
 * RopOpenStream: opens the value of a property as a stream.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.1
 * Behaviour:  [MS-OXCPRPT] 2.2.14
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { PropertyObject } from '../objects/property-object.ts'
import { StreamObject } from '../objects/stream.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { openStream, type request } from './layouts/open-stream.ts'

export const openStreamHandler = handler(openStream, handle)

const modes = ['read', 'readWrite', 'create', 'best'] as const

async function handle(call: Call, { propertyTag, openModeFlags }: TypeOf<typeof request>) {
  const owner = call.input(PropertyObject)
  const mode = modes[openModeFlags]
  if (!mode) throw new RopFailure('invalidParameter', `mode ${openModeFlags}`)
  if ((mode === 'readWrite' || mode === 'create') && !owner.writable)
    throw new RopFailure('accessDenied', 'for writing')
  const best = owner.writable ? 'readWrite' : 'read'
  const stream = await StreamObject.open(owner, propertyTag, mode === 'best' ? best : mode)
  call.create(stream)
  return { streamSize: stream.size }
}
