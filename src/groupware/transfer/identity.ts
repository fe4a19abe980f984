/** The key under which a mailbox remembers that it has had an item (`tx.remember`), and what it remembers with it. */
import { createHash } from 'node:crypto'
import { type Bag, type Item, isNamedProperty, N } from '#model'
import type { FolderId, MessageId } from '#store'
import type { SourceItem } from './types.ts'

/** 160 bits of it: no two items of all the archives of the world have the same. */
const DIGEST_LENGTH = 27

export function importKey({ identity }: Pick<SourceItem, 'identity'>, folder: FolderId): string {
  const text = identity.scope === 'folder' ? `${folder}\0${identity.text}` : identity.text
  return `import:${createHash('sha256').update(text).digest('base64url').slice(0, DIGEST_LENGTH)}`
}

/** What an item became, and in which version it was. */
export interface Imported {
  message: MessageId
  version: string
}

export function importedText({ message, version }: Imported): string {
  return `${message} ${version}`
}

/** Undefined: it came before versions were remembered. */
export function parseImported(text: string | undefined): Imported | undefined {
  const [, message, version = ''] = /^(\d+) (.*)$/s.exec(text ?? '') ?? []
  return message === undefined ? undefined : { message: Number(message) as MessageId, version }
}

export function contentDigest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Programs write into a mail what they know of it: that makes it no other one. */
const stateField = /^(status|x-status|x-keywords|x-uid|x-imap(base)?|x-mozilla-(status2?|keys)|content-length|lines):/i

/** A mail without the lines that say its state, and those lines. */
export function mailDigests(bytes: Uint8Array): { content: string; state: string } {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const content = createHash('sha256')
  const state = createHash('sha256')
  let at = 0
  let isState = false
  while (at < all.length) {
    const newline = all.indexOf(0x0a, at)
    const end = newline < 0 ? all.length : newline + 1
    const line = all.subarray(at, end)
    if (line[0] === 0x0a || (line[0] === 0x0d && line[1] === 0x0a)) break
    const isContinued = line[0] === 0x20 || line[0] === 0x09
    isState = isContinued ? isState : stateField.test(line.subarray(0, 40).toString('latin1'))
    ;(isState ? state : content).update(line)
    at = end
  }
  return { content: content.update(all.subarray(at)).digest('hex'), state: state.digest('base64url').slice(0, 12) }
}

/** When a calendar was written down is no change of what is in it: some write it down for everyone who asks. */
const stamps = new Set<string | number>([N.OwnerCriticalChange, N.AttendeeCriticalChange].map(({ key }) => key))

/** The same for the same item, however often it is read. */
export function itemDigest(item: Item): string {
  return createHash('sha256')
    .update(JSON.stringify(plain(item), (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)))
    .digest('base64url')
    .slice(0, DIGEST_LENGTH)
}

function plain({ properties, recipients, attachments }: Item): unknown {
  return [
    plainBag(properties),
    recipients.map(plainBag),
    attachments.map(({ properties: of, content, embedded }) => [
      plainBag(of),
      content && 'bytes' in content ? contentDigest(content.bytes) : undefined,
      embedded && plain(embedded),
    ]),
  ]
}

function plainBag(bag: Bag): unknown {
  return [...bag]
    .filter(([{ key }]) => !stamps.has(key))
    .map(([property, value]) => [isNamedProperty(property) ? property.name : property.tag, plainValue(value)])
}

function plainValue(value: unknown): unknown {
  if (value instanceof Uint8Array) return value.toHex()
  return Array.isArray(value) ? value.map(plainValue) : value
}
