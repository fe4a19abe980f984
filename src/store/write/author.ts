/**
 * Who makes or changes a message is written into it where a person does it; the server itself leaves what is there (an
 * import, a restore). What follows from the sender is not kept: computed/people.ts.
 */
import { type Bag, makeAddressBookEntryId, P } from '#model'
import type { Viewer } from '../types.ts'

/** Whoever makes a message has also changed it last. */
export function setCreator(properties: Bag, viewer: Viewer): Bag {
  const author = authorOf(viewer)
  if (!author) return properties
  const own = properties.copy()
  for (const property of [P.CreatorName, P.LastModifierName, P.CreatorEntryId, P.LastModifierEntryId])
    own.delete(property)
  const name = own.get(P.SenderName) ?? own.get(P.SentRepresentingName)
  const entryId = own.get(P.SenderEntryId) ?? own.get(P.SentRepresentingEntryId)
  if (name === author.name && entryId && Buffer.compare(entryId, author.entryId) === 0) return own
  return own.set(P.CreatorName, author.name).set(P.CreatorEntryId, author.entryId)
}

/** Changes `properties`. */
export function setLastModifier(properties: Bag, viewer: Viewer): void {
  const author = authorOf(viewer)
  if (!author) return
  properties.set(P.LastModifierName, author.name).set(P.LastModifierEntryId, author.entryId)
}

function authorOf(viewer: Viewer): { name: string; entryId: Uint8Array } | undefined {
  if (viewer.kind !== 'member' || !viewer.author) return undefined
  return { name: viewer.author.name, entryId: makeAddressBookEntryId(viewer.author.legacyDn) }
}
