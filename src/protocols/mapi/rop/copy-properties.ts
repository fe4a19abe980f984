/**
 * RopCopyProperties: copies some properties of an object to another one.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.11
 * Behaviour:  [MS-OXCPRPT] 2.2.10
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { PropertyObject } from '../objects/property-object.ts'
import { FolderObject } from '../objects/folder.ts'
import { copyAll } from '../objects/copy-properties.ts'
import { RopFailure } from '../failures.ts'
import { unicodeTag } from '#model'
import { handler } from './handler.ts'
import { copyProperties, type request } from './layouts/copy-properties.ts'

export const copyPropertiesHandler = handler(copyProperties, handle)

/** What is moved stays where it was, too: as by Exchange since 2010, a move is a copy. [MS-OXCPRPT] 3.2.5.7, 3.2.5.8 */
const Flag = { move: 0x01, noOverwrite: 0x02 } as const

async function handle(call: Call, { copyFlags, propertyTags }: TypeOf<typeof request>) {
  const source = call.input(PropertyObject)
  const target = call.destination(PropertyObject)
  // Not both. [MS-OXCPRPT] 2.2.10.1, 2.2.11.1
  if (copyFlags > Flag.noOverwrite) throw new RopFailure('invalidParameter', 'flags')
  if (source === target) throw new RopFailure('accessDenied', 'an object to itself')
  if (source instanceof FolderObject && copyFlags === Flag.move) throw new RopFailure('noSupport', 'of a folder')
  if (source.kind !== target.kind) throw new RopFailure('noSupport', 'objects of two kinds')
  const problems = await copyAll(source, target, {
    tags: propertyTags.map(unicodeTag),
    overwrite: copyFlags !== Flag.noOverwrite,
  })
  return { problems }
}
