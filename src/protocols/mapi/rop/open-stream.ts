/**
 * RopOpenStream: opens the value of a property as a stream.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.1
 * Behaviour:  [MS-OXCPRPT] 2.2.14, [MS-OXCPERM] 3.2.5.3
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { P, tagId } from '#model'
import { FolderObject } from '../objects/folder.ts'
import { PropertyObject } from '../objects/property-object.ts'
import { StreamObject } from '../objects/stream.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { openStream, type request } from './layouts/open-stream.ts'

export const openStreamHandler = handler(openStream, handle)

const modes = ['read', 'readWrite', 'create', 'best'] as const

async function handle(call: Call, { propertyTag, openModeFlags }: TypeOf<typeof request>) {
  const owner = call.input(PropertyObject)
  // MS-OXCPERM_R183: permissions are a table, never XML.
  if (owner instanceof FolderObject && tagId(propertyTag) === P.SecurityDescriptorAsXml.id)
    throw new RopFailure('noSupport', 'permissions as XML')
  const mode = modes[openModeFlags]
  if (!mode) throw new RopFailure('invalidParameter', `mode ${openModeFlags}`)
  if ((mode === 'readWrite' || mode === 'create') && !owner.writable)
    throw new RopFailure('accessDenied', 'for writing')
  const best = owner.writable ? 'readWrite' : 'read'
  const stream = await StreamObject.open(owner, propertyTag, mode === 'best' ? best : mode)
  call.create(stream)
  return { streamSize: stream.size }
}
