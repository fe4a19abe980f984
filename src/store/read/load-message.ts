/** One whole message: its row, and what is loaded when it is asked for. */
import { type Bag, type DerivedProperty, ExternalValue, N, PackedBag, propertyOfStoredTag, unpackBag } from '#model'
import { unpackStructure } from '#codec/mime/structure-pack.ts'
import { findSection } from '#codec/mime/index.ts'
import { partContent, partText } from '#codec/mime/text.ts'
import { memorySource } from '../blob-file.ts'
import type { Blobs } from '../blobs.ts'
import { noAddress } from '../columns.ts'
import { decompress } from '../compress.ts'
import { computedProperties, type Place } from '../computed/index.ts'
import { headerText, unpackDerived } from '../derived.ts'
import { type Query, sql } from '../engine/index.ts'
import type { Names } from '../names.ts'
import { itemOf, type PackedAttachment, unpackEmbedded, unpackRecipients } from '../packed-item.ts'
import { place } from '../prepare.ts'
import { type FullMessageRecord, messageRow, partBit } from '../records.ts'
import { openSource } from '../source.ts'
import type { Attachment, ByteSource, Item, Message, MessageId } from '../types.ts'

/** How the loaded parts come later: a read of its own, in the transaction if it is still open. */
export interface Later {
  q<T>(work: (q: Query) => Promise<T>): Promise<T>
  blobs: Blobs
  names: Names
  place: Place
}

export interface ContentRecord {
  recipients: Uint8Array | null
  source: Uint8Array | null
  structure: Uint8Array | null
  envelope: string | null
  derived: string | null
  preview: string | null
}

export interface AttachmentRecord {
  number: number
  size: number
  place: number
  content: Uint8Array | null
  bag: Uint8Array
}

export async function readContent(q: Query, id: MessageId): Promise<ContentRecord | undefined> {
  return q.get<ContentRecord>(sql`
    select recipients, source, structure, envelope, derived, preview from content
    where mailbox = ${q.key} and message = ${id}`)
}

export async function readAttachments(q: Query, id: MessageId): Promise<AttachmentRecord[]> {
  return q.all<AttachmentRecord>(sql`
    select number, size, place, content, bag from attachment
    where mailbox = ${q.key} and message = ${id} order by number`)
}

export async function loadMessage(q: Query, record: FullMessageRecord, later: Later): Promise<Message> {
  const content = record.parts & partBit.content ? await readContent(q, record.id) : undefined
  const attachments = record.parts & partBit.attachment ? await readAttachments(q, record.id) : []
  const bag = new PackedBag(record.bag)
  await later.names.loadIds(q, namedIds([bag]))
  const row = messageRow(record)
  const source = async () => (content?.source ? openSource(content.source, later.blobs) : undefined)
  const message: Message = {
    ...row,
    bag,
    recipients: content?.recipients ? unpackRecipients(decompress(content.recipients)) : [],
    attachments: attachments.map((attachment) => attachmentOf(attachment, content, later)),
    source,
    properties: async () => {
      const found = unpackBag(bag, later.names)
      await resolveExternals(found, bag, record.id, content, later)
      for (const [property, value] of computedProperties({ ...row, bag }, later.place)) {
        if (value === undefined) found.deleteTag(property)
        else found.setTag(property, value)
      }
      if (row.categories.length > 0) found.set(N.Keywords, row.categories)
      return found
    },
  }
  if (content?.preview) message.preview = content.preview
  return message
}

export function namedIds(bags: readonly PackedBag[]): number[] {
  const ids: number[] = []
  for (const bag of bags) for (const tag of bag.tags()) if (tag >= 0x80000000) ids.push(tag >>> 16)
  return ids
}

/** Puts the values in the place of the external ones. */
async function resolveExternals(
  found: Bag,
  packed: PackedBag,
  id: MessageId,
  content: ContentRecord | undefined,
  later: Later,
): Promise<void> {
  for (const [tag, value] of packed.entries()) {
    if (!(value instanceof ExternalValue)) continue
    const loaded = await loadExternal(tag, value, id, content, later)
    const property = propertyOfStoredTag(tag, later.names)
    if (!property) continue
    if (loaded === undefined) found.delete(property)
    else (found as { set(property: unknown, value: unknown): Bag }).set(property, loaded)
  }
}

export async function loadExternal(
  tag: number,
  value: ExternalValue,
  id: MessageId,
  content: ContentRecord | undefined,
  later: Later,
): Promise<string | Uint8Array | undefined> {
  const isText = (tag & 0xffff) === 0x001f
  const decoded = (bytes: Uint8Array) => (isText ? Buffer.from(bytes).toString('utf8') : bytes)
  if (Buffer.compare(value.sha256, noAddress) !== 0) {
    const source = await later.blobs.get(Buffer.from(value.sha256).toString('hex'))
    return decoded(await source.bytes())
  }
  const derived = unpackDerived(content?.derived ?? null).find((one) => one.tag === tag)
  if (derived) return readDerived(derived, content, later.blobs)
  const row = await later.q((q) =>
    q.get<{ bytes: Uint8Array }>(sql`
      select bytes from value where mailbox = ${q.key} and message = ${id} and tag = ${tag}`),
  )
  return row && decoded(decompress(row.bytes))
}

async function readDerived(
  derived: { part: readonly number[]; as: DerivedProperty['as'] },
  content: ContentRecord | undefined,
  blobs: Blobs,
): Promise<string | Uint8Array | undefined> {
  if (!content?.source || !content.structure) return undefined
  const part = findSection(unpackStructure(content.structure), derived.part)
  if (!part) return undefined
  const source = openSource(content.source, blobs)
  if (derived.as === 'header') return headerText(await source.bytes(part.start, part.bodyStart))
  const bytes = await source.bytes(part.bodyStart, part.end)
  // The bytes of the part alone, so its offsets begin at 0.
  const moved = { ...part, start: 0, bodyStart: 0, end: bytes.length }
  return derived.as === 'text' ? partText(bytes, moved) : partContent(bytes, moved)
}

function attachmentOf(record: AttachmentRecord, content: ContentRecord | undefined, later: Later): Attachment {
  return {
    number: record.number,
    size: record.size,
    bag: new PackedBag(record.bag),
    content: () => contentOf(record.place, record.content, content, later.blobs),
    embedded: () => embeddedOf(record, later),
  }
}

export async function contentOf(
  where: number,
  content: Uint8Array | null,
  message: ContentRecord | undefined,
  blobs: Blobs,
): Promise<ByteSource | undefined> {
  if (!content) return undefined
  if (where === place.inline) return memorySource(decompress(content))
  if (where === place.blob) return blobs.get(Buffer.from(content).toString('hex'))
  if (where !== place.part) return undefined
  const numbers = Buffer.from(content).toString('latin1').split('.').map(Number)
  const bytes = await readDerived({ part: numbers, as: 'bytes' }, message, blobs)
  return bytes === undefined || typeof bytes === 'string' ? undefined : memorySource(bytes)
}

/** The packed form of an embedded message, or undefined when the attachment is none. */
export async function packedEmbedded(
  record: Pick<AttachmentRecord, 'place' | 'content'>,
  blobs: Blobs,
): Promise<Uint8Array | undefined> {
  if (!record.content) return undefined
  if (record.place === place.embedded) return decompress(record.content)
  if (record.place === place.embeddedBlob) {
    return (await blobs.get(Buffer.from(record.content).toString('hex'))).bytes()
  }
  return undefined
}

async function embeddedOf(record: AttachmentRecord, later: Later): Promise<Item | undefined> {
  const bytes = await packedEmbedded(record, later.blobs)
  if (!bytes) return undefined
  const packed = unpackEmbedded(bytes)
  const bags: PackedBag[] = []
  const collectBags = (item: ReturnType<typeof unpackEmbedded>): void => {
    bags.push(item.bag, ...item.recipients, ...item.attachments.map(({ bag }) => bag))
    for (const one of item.attachments) {
      if (one.place === place.embedded) collectBags(unpackEmbedded(one.content))
    }
  }
  collectBags(packed)
  await later.q((q) => later.names.loadIds(q, namedIds(bags)))
  return itemOf(packed, later.names, innerContent)
}

/** Contents inside of embedded messages stand there or in blobs. */
function innerContent({
  place: where,
  content,
}: PackedAttachment): { bytes: Uint8Array } | { blob: string } | undefined {
  if (where === place.inline) return { bytes: decompress(content) }
  if (where === place.blob) return { blob: Buffer.from(content).toString('hex') }
  return undefined
}
