/**
 * What of an item can be made ready before its transaction: everything that touches blobs or takes long. A prepared item
 * can be written to any number of mailboxes (a mail to a list is split and compressed once).
 *
 * `store.prepare(message)` does it early; `createMessage` does it itself for what was not prepared.
 */
import type { Bag, Item, ItemAttachment, Property } from '#model'
import { P } from '#model'
import { findSection, type Part } from '#codec/mime/index.ts'
import { partContent } from '#codec/mime/text.ts'
import type { Blobs } from './blobs.ts'
import { compress } from './compress.ts'
import { derivedValue } from './derived.ts'
import { looksCompressed } from './entropy.ts'
import { previewOf } from './preview.ts'
import { storeSource, type StoredSource } from './source.ts'

/** Values above it do not stay in the bag: a page of a table would carry them for nothing. */
export const maxBagValue = 2048
/** What is larger when it is compressed is a blob. */
export const maxInline = 16 * 1024

/** A value or content outside the bag: compressed bytes for a row, or a blob. */
export type Outside = { size: number; bytes: Uint8Array } | { size: number; blob: string }

/** Numbers of the column `attachment.place`. */
export const place = { none: 0, inline: 1, blob: 2, part: 3, embedded: 4, embeddedBlob: 5 } as const

export interface PreparedAttachment {
  properties: Bag
  place: number
  size: number
  content: Uint8Array | null
  embedded: PreparedItem | undefined
}

export interface PreparedItem {
  item: Item
  /** By the key of the property. */
  long: ReadonlyMap<number | string, Outside>
  attachments: PreparedAttachment[]
  source: StoredSource | undefined
  preview: string | undefined
  /** All that it and what it embeds refers to. */
  blobs: Set<string>
}

const ready = new WeakMap<Item, Promise<PreparedItem>>()

export function prepare(item: Item, blobs: Blobs): Promise<PreparedItem> {
  let prepared = ready.get(item)
  if (!prepared) {
    prepared = prepareItem(item, blobs, { root: undefined, bytes: undefined, depth: 0 })
    ready.set(item, prepared)
    // What failed for want of room may go the next time.
    prepared.catch(() => ready.delete(item))
  }
  return prepared
}

const stored = new WeakMap<object, Promise<StoredSource>>()

/** A mail for several mailboxes is an item for each, and one source for all. */
function storeSourceOnce(source: NonNullable<Item['source']>, blobs: Blobs): Promise<StoredSource> {
  let once = stored.get(source)
  if (!once) {
    once = storeSource(source, blobs)
    stored.set(source, once)
    once.catch(() => stored.delete(source))
  }
  return once
}

/** The source that part numbers refer to: the item's own, for what it embeds its own or the one around it. */
type Around = { root: Part | undefined; bytes: Uint8Array | undefined; depth: number }

const maxDepth = 64

async function prepareItem(item: Item, blobs: Blobs, around: Around): Promise<PreparedItem> {
  const outermost = around.depth === 0
  const source = item.source && outermost ? await storeSourceOnce(item.source, blobs) : undefined
  const here: Around = item.source
    ? { root: item.source.structure, bytes: item.source.bytes, depth: around.depth }
    : around
  const used = new Set<string>(source?.blobs)
  const prepared: PreparedItem = {
    item,
    long: outermost ? await longValues(item.properties, blobs, used) : new Map(),
    attachments: [],
    source,
    preview: outermost ? previewOf(item) : undefined,
    blobs: used,
  }
  if (!outermost) materialise(item, here)
  for (const attachment of item.attachments) {
    prepared.attachments.push(await prepareAttachment(attachment, blobs, here, prepared, used))
  }
  return prepared
}

async function longValues(bag: Bag, blobs: Blobs, used: Set<string>): Promise<Map<number | string, Outside>> {
  const long = new Map<number | string, Outside>()
  for (const [property, value] of bag) {
    const bytes = longBytes(property, value)
    if (bytes) long.set(property.key, await outside(bytes, sizeOnWire(value), blobs, used))
  }
  return long
}

/** Columns are made of these, however long they are. */
const alwaysInBag = new Set<Property['key']>(
  [
    P.Subject,
    P.NormalizedSubject,
    P.SubjectPrefix,
    P.ConversationTopic,
    P.ConversationIndex,
    P.DisplayTo,
    P.DisplayCc,
    P.DisplayBcc,
    P.SenderName,
    P.SentRepresentingName,
    P.InternetMessageId,
    P.InReplyToId,
    P.InternetReferences,
    P.ChangeKey,
    P.PredecessorChangeList,
    P.SourceKey,
    P.SearchKey,
    P.MessageClass,
  ].map(({ key }) => key),
)

/** The bytes of a value that has to leave the bag, as `value` rows keep it: UTF-8 for strings. */
export function longBytes(property: Property, value: unknown): Uint8Array | undefined {
  if (alwaysInBag.has(property.key)) return undefined
  if (property.type === 'string' && (value as string).length * 2 > maxBagValue)
    return Buffer.from(value as string, 'utf8')
  if (property.type === 'binary' && (value as Uint8Array).length > maxBagValue) return value as Uint8Array
  return undefined
}

export function sizeOnWire(value: unknown): number {
  return typeof value === 'string' ? value.length * 2 + 2 : (value as Uint8Array).length
}

async function outside(bytes: Uint8Array, size: number, blobs: Blobs, used: Set<string>): Promise<Outside> {
  // Compressing what is far too large only to see that it is costs more than the file.
  if (bytes.length < maxInline * 8 && !(bytes.length > maxInline && looksCompressed(bytes))) {
    const packed = compress(bytes)
    if (packed.length <= maxInline) return { size, bytes: packed }
  }
  const { blob } = await blobs.put(bytes)
  used.add(blob)
  return { size, blob }
}

async function prepareAttachment(
  attachment: ItemAttachment,
  blobs: Blobs,
  around: Around,
  owner: PreparedItem,
  used: Set<string>,
): Promise<PreparedAttachment> {
  const { properties, content, embedded } = attachment
  const none = { properties, place: place.none, size: 0, content: null, embedded: undefined }
  if (embedded && around.depth < maxDepth) {
    const inner = await prepareItem(embedded, blobs, { ...around, depth: around.depth + 1 })
    for (const blob of inner.blobs) used.add(blob)
    return { ...none, place: place.embedded, embedded: inner }
  }
  if (!content) return none
  if ('blob' in content) {
    used.add(content.blob)
    const { size } = await blobs.get(content.blob)
    return { ...none, place: place.blob, size, content: Buffer.from(content.blob, 'hex') }
  }
  if ('bytes' in content) return { ...none, ...(await placed(content.bytes, blobs, used)) }

  const path = content.part.join('.')
  const stored = owner.source?.parts.get(path)
  if (stored) return { ...none, place: place.blob, size: stored.size, content: Buffer.from(stored.blob, 'hex') }
  const part = around.root && findSection(around.root, content.part)
  const bytes = part && around.bytes && partContent(around.bytes, part)
  if (!bytes) return none
  // Only the outermost item keeps its source; in what it embeds the content has to stand by itself.
  if (!owner.source) return { ...none, ...(await placed(bytes, blobs, used)) }
  return { ...none, place: place.part, size: bytes.length, content: Buffer.from(path, 'latin1') }
}

async function placed(
  bytes: Uint8Array,
  blobs: Blobs,
  used: Set<string>,
): Promise<{ place: number; size: number; content: Uint8Array }> {
  const kept = await outside(bytes, bytes.length, blobs, used)
  return 'blob' in kept
    ? { place: place.blob, size: kept.size, content: Buffer.from(kept.blob, 'hex') }
    : { place: place.inline, size: kept.size, content: kept.bytes }
}

/** An embedded item has no source of its own in the store: what it derives from one becomes values. */
function materialise(item: Item, around: Around): void {
  if (!around.root || !around.bytes) return
  for (const { tag, part, as } of item.derived ?? []) {
    const value = derivedValue({ tag, part, as }, around.root, around.bytes)
    if (value !== undefined && item.properties.getTag(tag) === undefined) item.properties.setTag(tag, value)
  }
  if (!item.properties.has(P.MessageClass)) item.properties.set(P.MessageClass, 'IPM.Note')
}
