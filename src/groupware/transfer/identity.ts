/** The key under which a mailbox remembers that it has had an item: `tx.once(key, { forever: true })`. */
import { createHash } from 'node:crypto'
import type { FolderId } from '#store'
import type { SourceItem } from './types.ts'

/** 160 bits of it: no two items of all the archives of the world have the same. */
const DIGEST_LENGTH = 27

export function importKey({ identity }: Pick<SourceItem, 'identity'>, folder: FolderId): string {
  const text = identity.scope === 'folder' ? `${folder}\0${identity.text}` : identity.text
  return `import:${createHash('sha256').update(text).digest('base64url').slice(0, DIGEST_LENGTH)}`
}

export function contentDigest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
