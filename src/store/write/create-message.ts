/**
 * A new message: its row, what does not belong into the row, and the counters. [MS-OXCMSG] 3.2.5.3 and what a delivery needs.
 */
import { type Bag, Failure, fileTime, firstUserFolder, P, packBag } from '#model'
import { cleanText, columnsOf, hasVisibleAttachment, timeOf } from '../columns.ts'
import { packDerived } from '../derived.ts'
import { sql } from '../engine/index.ts'
import { hasFullAccess } from '../access.ts'
import { compress } from '../compress.ts'
import { namesInItem, packEmbedded, packRecipients } from '../packed-item.ts'
import { maxInline, type Outside, place, type PreparedAttachment, type PreparedItem, prepare } from '../prepare.ts'
import { fullColumns, type FullMessageRecord, fullValues, partBit } from '../records.ts'
import { checkExtendedRule } from '../rules.ts'
import type { Created, FolderId, MessageId, NewMessage } from '../types.ts'
import { setCreator } from './author.ts'
import { account, checkQuota, type Context } from './context.ts'

/** Attachments and recipients of one message. */
const maxParts = 32_767

export async function createMessage(context: Context, folderId: FolderId, message: NewMessage): Promise<Created> {
  const { q, state } = context
  const folder = await context.folderFor(folderId, 'create')
  if (folder.kind === 2) throw new Failure('wrongType', 'search folder')
  if (message.recipients.length > maxParts || message.attachments.length > maxParts) throw new Failure('tooMany')
  checkExtendedRule(message.properties)
  const prepared = await prepare(message, context.blobs)
  checkQuota(context, prepared.source?.size ?? 0)
  const names = namesInItem(prepared)
  if (names.length > 0) await context.names.load(q, names, true)

  const id = message.id === undefined ? state.nextId() : await claimId(context, message.id)
  const content = await writeContent(context, id, prepared, { derived: message.derived })
  const properties = setCreator(withReceived(message), context.viewer)
  const emailId = message.emailId === undefined ? `m${id.toString(36)}` : cleanText(message.emailId)
  const columns = await columnsOf(q, context.names, {
    properties,
    recipients: message.recipients,
    hasAttachments: hasVisibleAttachment(message.attachments),
    long: prepared.long,
    derived: (message.derived ?? []).map(({ tag }) => tag),
    contentSize: content.size,
    sourceSize: prepared.source?.size,
    flags: message.flags,
    emailId,
  })
  const seq = state.nextSeq()
  const { bag, ...standing } = columns
  const record: FullMessageRecord = {
    ...standing,
    bag: bag.bytes,
    id,
    folder: folder.id,
    uid: folder.uid_next++,
    seq,
    created_seq: seq,
    content_seq: seq,
    received: message.received?.getTime() ?? timeOf(properties, P.MessageDeliveryTime) ?? state.now,
    saved: state.now,
    created: timeOf(properties, P.CreationTime) ?? state.now,
    modified: timeOf(properties, P.LastModificationTime) ?? state.now,
    source_size: prepared.source?.size ?? null,
    associated: message.associated ? 1 : 0,
    email_id: emailId,
    last_parent: null,
    creator: context.viewer.kind === 'member' && !hasFullAccess(context.viewer) ? context.viewer.id : null,
    parts: content.parts,
    mark_seq: 0,
  }
  await insertMessage(context, record)
  account(context, folder, record, 1)
  state.contentChanged(folder, seq)
  return { id, uid: record.uid, seq }
}

/** An id that was reserved, or that a message had before. */
export async function claimId({ q, state }: Context, id: MessageId): Promise<MessageId> {
  if (!Number.isInteger(id) || id < firstUserFolder) throw new Failure('invalid', 'message id')
  const taken = await q.get(sql`select id from message where mailbox = ${q.key} and id = ${id}`)
  if (taken || (await state.findFolder(id))) throw new Failure('alreadyExists', `message ${id}`)
  if (id >= state.mailbox.next_id) state.changeMailbox({ next_id: id + 1 })
  return id
}

/** Mail that was received says so in its properties, too. [MS-OXOMSG] 2.2.3.9 */
function withReceived(message: NewMessage): Bag {
  const { properties, received, source } = message
  if (!received || !source || properties.has(P.MessageDeliveryTime)) return properties
  return properties.copy().set(P.MessageDeliveryTime, fileTime.from(received))
}

export async function insertMessage({ q }: Context, record: FullMessageRecord): Promise<void> {
  await q.run(sql`insert into message (mailbox, ${fullColumns}) values (${q.key}, ${sql.values(fullValues(record))})`)
  await q.run(sql`insert into bag (mailbox, message, bytes) values (${q.key}, ${record.id}, ${record.bag})`)
}

/** Everything that does not stand in the row. Returns the bits of the tables it has rows in, and its size. */
export async function writeContent(
  context: Context,
  id: MessageId,
  prepared: PreparedItem,
  more: { derived: NewMessage['derived'] },
): Promise<{ parts: number; size: number }> {
  const { q } = context
  const { item, source, long, attachments } = prepared
  let parts = 0
  let size = 0
  const recipients = item.recipients.length > 0 ? packRecipients(item.recipients, context.names) : undefined
  if (recipients || source || prepared.preview !== undefined) {
    parts |= partBit.content
    size += recipients?.length ?? 0
    await q.run(sql`
      insert into content (mailbox, message, recipients, source, structure, envelope, derived, preview)
      values (${q.key}, ${id}, ${recipients ? compress(recipients) : null}, ${source?.bytes}, ${source?.structure},
        ${source?.envelope}, ${source ? packDerived(more.derived) : null}, ${prepared.preview})`)
  }
  for (const [key, value] of long) {
    size += value.size
    if ('blob' in value) continue
    parts |= partBit.value
    await insertValue(context, id, storedTagOf(context, item.properties, key), value)
  }
  for (const [number, attachment] of attachments.entries()) {
    parts |= partBit.attachment
    size += await insertAttachment(context, id, number, attachment, prepared.blobs)
  }
  if (prepared.blobs.size > 0) {
    parts |= partBit.blobRef
    await refer(context, id, prepared.blobs)
  }
  return { parts, size }
}

export async function refer({ q }: Context, id: MessageId, blobs: Iterable<string>): Promise<void> {
  for (const blob of blobs) {
    await q.run(sql`
      insert into blob_ref (mailbox, message, address) values (${q.key}, ${id}, ${Buffer.from(blob, 'hex')})
      on conflict do nothing`)
  }
}

function storedTagOf({ names }: Context, bag: Bag, key: number | string): number {
  for (const [property, value] of bag) {
    if (property.key === key) return packBagTag(property, value, names)
  }
  throw new Error(`no property ${key}`)
}

function packBagTag(property: Parameters<Bag['has']>[0], value: unknown, names: Context['names']): number {
  if ('tag' in property) return property.tag
  const id = names.idOf(property)
  if (id === undefined) throw new Error(`no id for ${property.name}`)
  return ((id << 16) | (typeof value === 'string' ? 0x001f : 0x0102)) >>> 0
}

export async function insertValue(
  { q }: Context,
  id: MessageId,
  tag: number,
  value: Extract<Outside, { bytes: Uint8Array }>,
): Promise<void> {
  await q.run(sql`
    insert into value (mailbox, message, tag, size, bytes) values (${q.key}, ${id}, ${tag}, ${value.size}, ${value.bytes})
    on conflict (mailbox, message, tag) do update set size = excluded.size, bytes = excluded.bytes`)
}

/** Returns its PidTagAttachSize. */
export async function insertAttachment(
  context: Context,
  id: MessageId,
  number: number,
  attachment: PreparedAttachment,
  blobs: Set<string>,
): Promise<number> {
  const { q } = context
  let { place: where, content, size } = attachment
  if (attachment.embedded) {
    const packed = packEmbedded(attachment.embedded, context.names)
    size = packed.length
    content = compress(packed)
    if (content.length > maxInline * 4) {
      const { blob } = await context.blobs.put(packed)
      blobs.add(blob)
      where = place.embeddedBlob
      content = Buffer.from(blob, 'hex')
    }
  }
  const bag = packBag(attachment.properties, context.names).bytes
  const whole = size + bag.length
  await q.run(sql`
    insert into attachment (mailbox, message, number, size, place, content, bag)
    values (${q.key}, ${id}, ${number}, ${whole}, ${where}, ${content}, ${bag})`)
  return whole
}
