/**
 * RopCopyTo: copies all but some properties of an object to another one, with what lies in it.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.12
 * Behaviour:  [MS-OXCPRPT] 2.2.11
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { PropertyObject } from '../objects/property-object.ts'
import { copyAll, copyFolderContent, copyMessageParts } from '../objects/copy-properties.ts'
import { RopFailure } from '../failures.ts'
import { MapiError, unicodeTag } from '#model'
import { FolderObject } from '../objects/folder.ts'
import { Logon } from '../objects/logon.ts'
import { MessageObject } from '../objects/message.ts'
import { handler } from './handler.ts'
import { copyTo, type request } from './layouts/copy-to.ts'

export const copyToHandler = handler(copyTo, handle)

/** What is moved stays where it was, too: as by Exchange since 2010, a move is a copy. [MS-OXCPRPT] 3.2.5.7, 3.2.5.8 */
const Flag = { move: 0x01, noOverwrite: 0x02 } as const

async function handle(call: Call, { wantSubObjects, copyFlags, excludedTags }: TypeOf<typeof request>) {
  const source = call.input(PropertyObject)
  const target = call.destination(PropertyObject)
  // Not both. [MS-OXCPRPT] 2.2.10.1, 2.2.11.1
  if (copyFlags > Flag.noOverwrite) throw new RopFailure('invalidParameter', 'flags')
  if (source === target) throw new RopFailure('accessDenied', 'an object to itself')
  if (source.kind !== target.kind || source instanceof Logon) throw new RopFailure('noSupport', 'objects of two kinds')
  if (source instanceof FolderObject && (!source.logon.private || !target.logon.private)) {
    throw new RopFailure('noSupport', 'a public folder')
  }
  if (source instanceof MessageObject && target instanceof MessageObject && isWithin(target, source)) {
    throw new RopFailure('messageCycle')
  }
  const excluded = new Set(excludedTags.map(unicodeTag))
  const problems = await copyAll(source, target, {
    tags: (await source.tags()).filter((tag) => !excluded.has(unicodeTag(tag))),
    overwrite: copyFlags !== Flag.noOverwrite,
  })
  if (source instanceof MessageObject && target instanceof MessageObject) copyMessageParts(source, target, excluded)
  if (wantSubObjects && source instanceof FolderObject && target instanceof FolderObject) {
    await copyFolderContent(source, target, excluded)
  }
  // Nobody asked for what the server computes, so that it cannot be set is no problem.
  const expected = new Set<number>([MapiError.computed, MapiError.accessDenied])
  return { problems: problems.filter(({ error }) => !expected.has(error)) }
}

/** A message lies in another one when it is that of an attachment in it, directly or further down. */
function isWithin(inner: MessageObject, outer: MessageObject): boolean {
  for (let home = inner.home; home.kind === 'attachment'; ) {
    const { message } = home
    if (message === outer) return true
    home = message.home
  }
  return false
}
