/**
 * Changes of a message's content. [MS-OXCMSG] 3.2.5.3, [MS-OXCPRPT] 3.2.5.4
 *
 * The MIME source of a message goes when something changes that a mail shows (subject, bodies, recipients, attachments …):
 * first what was read from it becomes the message's own. For IMAP it is another mail then, so it gets a new UID. Flags,
 * categories, reminders and the like leave the source alone.
 */
import {
  type Bag,
  ExternalValue,
  Failure,
  isNamedProperty,
  N,
  type NamedProperty,
  nameKey,
  namesIn,
  P,
  PackedBag,
  type Property,
  PropertySet,
  propertyOfTag,
  unpackBag,
} from '#model'
import type { Envelope, Part } from '#codec/mime/index.ts'
import { packStructure } from '#codec/mime/structure-pack.ts'
import { columnsOf, noAddress, timeOf } from '../columns.ts'
import { compress, decompress } from '../compress.ts'
import { unpackDerived } from '../derived.ts'
import { sql } from '../engine/index.ts'
import { flagBit } from '../flags.ts'
import { namesInItem, packRecipients, unpackRecipients } from '../packed-item.ts'
import { type Outside, place, prepare, type PreparedItem } from '../prepare.ts'
import { isMark } from '../marks.ts'
import { previewOf } from '../preview.ts'
import {
  type AttachmentRecord,
  contentOf,
  type ContentRecord,
  loadExternal,
  namedIds,
  readAttachments,
  readContent,
} from '../read/load-message.ts'
import { type FolderRecord, type FullMessageRecord, partBit } from '../records.ts'
import { packEnvelope, storeSource } from '../source.ts'
import type { Item, ItemAttachment, MessageId, MessagePatch, Seq } from '../types.ts'
import { setLastModifier } from './author.ts'
import { blobsOf } from './blobs-of.ts'
import { account, type Context } from './context.ts'
import { insertAttachment, insertValue, refer } from './create-message.ts'
import { checkExtendedRule } from '../rules.ts'
import { findFull } from './remove.ts'

export async function updateMessage(
  context: Context,
  id: MessageId,
  patch: MessagePatch,
  ifSeq: Seq | undefined,
): Promise<Seq> {
  const message = await findFull(context, id)
  if (!message) throw new Failure('notFound', `message ${id}`)
  await context.demand(message.folder, 'edit', message)
  if (ifSeq !== undefined && message.content_seq !== ifSeq) throw new Failure('conflict')
  if (patch.set) checkExtendedRule(patch.set)
  const edit = await Edit.begin(context, message)
  if (await edit.changesMail(patch)) await edit.dropSource()
  return edit.apply(patch)
}

class Edit {
  readonly #context: Context
  readonly #message: FullMessageRecord
  readonly #properties: Bag
  readonly #stored: PackedBag
  #content: ContentRecord | undefined
  #newUid = false

  private constructor(context: Context, message: FullMessageRecord, stored: PackedBag, content?: ContentRecord) {
    this.#context = context
    this.#message = message
    this.#stored = stored
    this.#content = content
    this.#properties = unpackBag(stored, context.names)
    this.#properties.set(P.MessageClass, message.class).set(P.Importance, message.importance)
    this.#properties.set(P.Subject, subjectIn(this.#properties))
    if (message.categories) this.#properties.set(N.Keywords, message.categories.slice(0, -1).split('\n'))
  }

  static async begin(context: Context, message: FullMessageRecord): Promise<Edit> {
    const stored = new PackedBag(message.bag)
    await context.names.loadIds(context.q, namedIds([stored]))
    const content = message.parts & partBit.content ? await readContent(context.q, message.id) : undefined
    return new Edit(context, message, stored, content)
  }

  /** Does the patch change anything that the MIME form shows? */
  async changesMail(patch: MessagePatch): Promise<boolean> {
    if (!this.#content?.source) return false
    if (patch.recipients || (patch.attachments && patch.attachments.size > 0)) return true
    for (const property of removals(patch)) if (isShown(property) && this.#properties.has(property)) return true
    for (const [property, value] of patch.set ?? []) {
      if (isShown(property) && !sameValue(value, await this.#current(property))) return true
    }
    return false
  }

  async #current(property: Property): Promise<unknown> {
    const value = (this.#properties as { get(property: Property): unknown }).get(property)
    return value instanceof ExternalValue ? this.#load(property, value) : value
  }

  #load(property: Property, value: ExternalValue): Promise<string | Uint8Array | undefined> {
    const { q, blobs, names } = this.#context
    const tag = 'tag' in property ? property.tag : tagOfNamed(this.#context, property)
    const place = { mailbox: this.#context.state.mailbox.id }
    return loadExternal(tag, value, this.#message.id, this.#content, { q: (work) => work(q), blobs, names, place })
  }

  /** What was read from the source becomes values and contents of the message. */
  async dropSource(): Promise<void> {
    const { q, blobs } = this.#context
    const { id } = this.#message
    for (const { tag } of unpackDerived(this.#content?.derived ?? null)) {
      const property = propertyOfTag(tag)
      const value = await this.#current(property)
      if (value === undefined) this.#properties.delete(property)
      else (this.#properties as { set(property: Property, value: unknown): Bag }).set(property, value)
    }
    for (const attachment of await readAttachments(q, id)) {
      if (attachment.place !== place.part) continue
      const source = await contentOf(attachment.place, attachment.content, this.#content, blobs)
      const bytes = source ? await source.bytes() : new Uint8Array()
      const { blob } = bytes.length > 16_384 ? await blobs.put(bytes) : { blob: undefined }
      await q.run(sql`
        update attachment set place = ${blob ? place.blob : place.inline},
          content = ${blob ? Buffer.from(blob, 'hex') : compress(bytes)}
        where mailbox = ${q.key} and message = ${id} and number = ${attachment.number}`)
    }
    await q.run(sql`
      update content set source = null, structure = null, envelope = null, derived = null
      where mailbox = ${q.key} and message = ${id}`)
    if (this.#content) Object.assign(this.#content, { source: null, structure: null, envelope: null, derived: null })
    this.#message.source_size = null
    this.#newUid = true
  }

  async apply(patch: MessagePatch): Promise<Seq> {
    const context = this.#context
    const { q, state } = context
    const message = this.#message
    const before = { ...message }
    const { set } = patch
    for (const property of removals(patch)) this.#properties.delete(property)
    // The key of an imported change is that of this change only when the patch brings one.
    this.#properties.delete(P.ChangeKey)
    if (set) this.#properties.assign(set)
    setLastModifier(this.#properties, context.viewer)
    const recipients = patch.recipients ?? this.#recipients()
    const item: Item = { properties: this.#ownValues(), recipients, attachments: newAttachments(patch) }
    const prepared = await prepare(item, context.blobs)
    const names = [...namesInItem(prepared), ...namesIn(this.#properties)]
    await context.names.load(q, names, true)

    await this.#writeContent(prepared, patch)
    await this.#writeValues(prepared.long)
    const attachments = await this.#writeAttachments(prepared, patch)
    const columns = await columnsOf(q, context.names, {
      properties: this.#properties,
      recipients,
      hasAttachments: attachments.visible,
      long: prepared.long,
      derived: [],
      contentSize: attachments.size + longSizes(this.#stored, prepared.long) + recipientsSize(this.#content),
      sourceSize: message.source_size ?? undefined,
      flags: [],
      emailId: message.email_id,
    })
    const { bag, flags, conversation, ...standing } = columns
    const folder = await state.folder(message.folder)
    const rethread = set && threadProperties.some((property) => set.has(property))
    Object.assign(message, standing, {
      bag: bag.bytes,
      flags: this.#flags(patch, before.flags, flags),
      conversation: rethread ? conversation : message.conversation,
      // Never the time of its creation: that says that it is as it was saved first.
      modified: (set && timeOf(set, P.LastModificationTime)) ?? Math.max(state.now, message.created + 1),
    })
    if (this.#newUid) await this.#retireUid(folder)
    message.seq = state.nextSeq()
    if (onlyMarks(patch) && !isWork(message.class)) message.mark_seq = message.seq
    else message.content_seq = message.seq
    await this.#referAll(bag)
    await writeRow(context, message)
    account(context, folder, before, -1)
    account(context, folder, message, 1)
    state.contentChanged(folder, message.seq)
    return message.seq
  }

  /** Properties without those whose values stay where they are. */
  #ownValues(): Bag {
    const own = this.#properties.copy()
    for (const [property, value] of this.#properties) if (value instanceof ExternalValue) own.delete(property)
    return own
  }

  #recipients(): Bag[] {
    const { names } = this.#context
    if (!this.#content?.recipients) return []
    return unpackRecipients(decompress(this.#content.recipients)).map((bag) => unpackBag(bag, names))
  }

  async #writeContent(prepared: PreparedItem, patch: MessagePatch): Promise<void> {
    const { q, names } = this.#context
    const { id } = this.#message
    const { item } = prepared
    const rewritten = bodies.some((body) => patch.set?.has(body) || patch.remove?.includes(body.tag))
    const preview = rewritten && !this.#content?.source ? previewOf(item) : (this.#content?.preview ?? undefined)
    const recipients = patch.recipients
      ? item.recipients.length > 0
        ? compress(packRecipients(item.recipients, names))
        : null
      : (this.#content?.recipients ?? null)
    if (!this.#content && !recipients && preview === undefined) return
    this.#message.parts |= partBit.content
    if (this.#content) this.#content.recipients = recipients
    await q.run(sql`
      insert into content (mailbox, message, recipients, preview) values (${q.key}, ${id}, ${recipients}, ${preview})
      on conflict (${sql.raw(q.dialect === 'sqlite' ? 'message' : 'mailbox, message')})
      do update set recipients = excluded.recipients, preview = excluded.preview`)
  }

  async #writeValues(long: ReadonlyMap<number | string, Outside>): Promise<void> {
    const context = this.#context
    const { q } = context
    const { id } = this.#message
    const kept = new Set<number>()
    for (const [property, value] of this.#properties) {
      const tag = 'tag' in property ? property.tag : tagOfNamed(context, property)
      const outside = long.get(property.key)
      if (outside && 'bytes' in outside) {
        await insertValue(context, id, tag, outside)
        kept.add(tag)
      } else if (value instanceof ExternalValue && Buffer.compare(value.sha256, noAddress) === 0) kept.add(tag)
    }
    if (this.#message.parts & partBit.value) {
      const rows = await q.all<{ tag: number }>(sql`
        select tag from value where mailbox = ${q.key} and message = ${id}`)
      const gone = rows.filter(({ tag }) => !kept.has(tag)).map(({ tag }) => tag)
      if (gone.length > 0) {
        await q.run(sql`delete from value where mailbox = ${q.key} and message = ${id} and tag ${sql.oneOf(gone)}`)
      }
    }
    if (kept.size > 0) this.#message.parts |= partBit.value
  }

  async #writeAttachments(prepared: PreparedItem, patch: MessagePatch): Promise<{ visible: boolean; size: number }> {
    const context = this.#context
    const { q, names } = context
    const { id } = this.#message
    if (patch.attachments) {
      const used = await readAttachments(q, id)
      let next = Math.max(-1, ...used.map(({ number }) => number)) + 1
      let at = 0
      for (const [number, attachment] of patch.attachments) {
        if (number !== 'new') {
          await q.run(sql`delete from attachment where mailbox = ${q.key} and message = ${id} and number = ${number}`)
          next = Math.max(next, number + 1)
        }
        if (!attachment) continue
        const ready = prepared.attachments[at++]
        if (ready) await insertAttachment(context, id, number === 'new' ? next++ : number, ready, new Set())
      }
    }
    const rows: AttachmentRecord[] = await readAttachments(q, id)
    if (rows.length > 0) this.#message.parts |= partBit.attachment
    const bags = rows.map(({ bag }) => new PackedBag(bag))
    await names.loadIds(q, namedIds(bags))
    return {
      visible: bags.some((bag) => !bag.get(P.AttachmentHidden)),
      size: rows.reduce((sum, { size }) => sum + size, 0),
    }
  }

  /** Every blob that the message needs now. */
  async #referAll(bag: PackedBag): Promise<void> {
    const context = this.#context
    const { q } = context
    const message = this.#message
    const blobs = await blobsOf(q, { ...message, bag: bag.bytes }, context.blobs)
    if (message.parts & partBit.blobRef) {
      await q.run(sql`delete from blob_ref where mailbox = ${q.key} and message = ${message.id}`)
    }
    if (blobs.size === 0) return
    message.parts |= partBit.blobRef
    await refer(context, message.id, blobs)
  }

  /** Properties that are columns, too, change the columns only where the patch speaks of them. */
  #flags(patch: MessagePatch, before: number, said: number): number {
    const set = patch.set
    const touched = new Set<Property['key']>(removals(patch).map(({ key }) => key))
    for (const [property] of set ?? []) touched.add(property.key)
    let mask = 0
    if (touched.has(P.LastVerbExecuted.key)) mask |= flagBit.answered | flagBit.forwarded
    if (touched.has(P.FlagStatus.key)) mask |= flagBit.flagged
    if (touched.has(P.MessageStatus.key)) mask |= flagBit.deleteMarked
    let flags = (before & ~mask) | (said & mask)
    const messageFlags = set?.get(P.MessageFlags)
    if (messageFlags !== undefined) {
      flags &= ~(flagBit.read | flagBit.draft)
      if (messageFlags & mfRead) flags |= flagBit.read
      if (messageFlags & mfUnsent) flags |= flagBit.draft
    }
    return flags
  }

  async #retireUid(folder: FolderRecord): Promise<void> {
    const { q, state } = this.#context
    const message = this.#message
    const seq = state.nextSeq()
    await q.run(sql`
      insert into tombstone (mailbox, folder, seq, kind, id, uid, created_seq, associated, at)
      values (${q.key}, ${folder.id}, ${seq}, 2, ${message.id}, ${message.uid}, ${message.created_seq},
        ${message.associated}, ${state.now})`)
    message.uid = folder.uid_next++
  }
}

const mfRead = 0x01
const mfUnsent = 0x08

async function writeRow({ q }: Context, m: FullMessageRecord): Promise<void> {
  await q.run(sql`
    update message set uid = ${m.uid}, seq = ${m.seq}, content_seq = ${m.content_seq}, mark_seq = ${m.mark_seq}, flags = ${m.flags},
      categories = ${m.categories}, modified = ${m.modified}, size = ${m.size}, source_size = ${m.source_size},
      class = ${m.class}, has_attachments = ${m.has_attachments}, importance = ${m.importance},
      subject_key = ${m.subject_key}, sender_key = ${m.sender_key}, to_key = ${m.to_key},
      conversation = ${m.conversation}, message_id_hash = ${m.message_id_hash}, parts = ${m.parts}
    where mailbox = ${q.key} and id = ${m.id}`)
  await q.run(sql`update bag set bytes = ${m.bag} where mailbox = ${q.key} and message = ${m.id}`)
}

/** The MIME form of a message that was born without one. Its size and its UID stay: nobody has seen another form. */
export async function attachSource(
  context: Context,
  id: MessageId,
  source: { bytes: Uint8Array; structure: Part; envelope: Envelope },
): Promise<void> {
  const { q, state } = context
  const message = await findFull(context, id)
  if (!message) throw new Failure('notFound', `message ${id}`)
  await context.demand(message.folder, 'read', message)
  // Two readers may have made it at the same time: the first one counts.
  if (message.source_size !== null) return
  const stored = await storeSource(source, context.blobs)
  const parts = message.parts | partBit.content | (stored.blobs.length > 0 ? partBit.blobRef : 0)
  await q.run(sql`
    insert into content (mailbox, message, source, structure, envelope)
    values (${q.key}, ${id}, ${stored.bytes}, ${packStructure(source.structure)}, ${packEnvelope(source.envelope)})
    on conflict (${sql.raw(q.dialect === 'sqlite' ? 'message' : 'mailbox, message')})
    do update set source = excluded.source, structure = excluded.structure, envelope = excluded.envelope`)
  await refer(context, id, stored.blobs)
  const seq = state.nextSeq()
  await q.run(sql`
    update message set source_size = ${stored.size}, parts = ${parts}, seq = ${seq}
    where mailbox = ${q.key} and id = ${id}`)
  state.contentChanged(await state.folder(message.folder), seq)
}

function removals(patch: MessagePatch): Property[] {
  return (patch.remove ?? []).map((one) => {
    if (typeof one === 'number') return propertyOfTag(one)
    const name = one.lid === undefined ? { set: one.set, string: one.string ?? '' } : { set: one.set, lid: one.lid }
    return {
      ...(name as NamedProperty),
      name: '',
      type: 'unspecified',
      key: nameKey(name as NamedProperty),
    } as Property
  })
}

/** What marks other items is what these are: whoever changes them has to see every change (`ifSeq`). */
function isWork(messageClass: string): boolean {
  return /^ipm\.(task|appointment|schedule)/i.test(messageClass)
}

/** Nothing but what people mark items with. */
function onlyMarks(patch: MessagePatch): boolean {
  if (patch.recipients || (patch.attachments && patch.attachments.size > 0)) return false
  for (const [property] of patch.set ?? []) if (!isMark(property)) return false
  return removals(patch).every(isMark) && ((patch.set?.size ?? 0) > 0 || (patch.remove?.length ?? 0) > 0)
}

function newAttachments(patch: MessagePatch): ItemAttachment[] {
  return [...(patch.attachments?.values() ?? [])].filter((one) => one !== undefined)
}

function tagOfNamed({ names }: Context, property: Property): number {
  if (!isNamedProperty(property)) return property.tag
  const id = names.idOf(property)
  if (id === undefined) throw new Failure('invalid', 'named property without an id')
  return ((id << 16) | (property.type === 'string' ? 0x001f : 0x0102)) >>> 0
}

function subjectIn(bag: Bag): string {
  return (bag.get(P.SubjectPrefix) ?? '') + (bag.get(P.NormalizedSubject) ?? '')
}

function longSizes(stored: PackedBag, long: ReadonlyMap<number | string, Outside>): number {
  let size = 0
  for (const value of long.values()) size += value.size
  for (const tag of stored.tags()) size += stored.external(tag)?.size ?? 0
  return size
}

function recipientsSize(content: ContentRecord | undefined): number {
  return content?.recipients ? decompress(content.recipients).length : 0
}

function sameValue(a: unknown, b: unknown): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b) === 0
  return a === b
}

const threadProperties = [P.ConversationIndex, P.ConversationTopic, P.Subject, P.InReplyToId, P.InternetReferences]

const bodies = [P.Body, P.Html, P.BodyHtml, P.RtfCompressed]

/** What a mail shows of a message. */
const shown = new Set<Property['key']>(
  [
    P.Subject,
    P.NormalizedSubject,
    P.SubjectPrefix,
    P.Body,
    P.Html,
    P.RtfCompressed,
    P.Importance,
    P.Priority,
    P.Sensitivity,
    P.MessageClass,
    P.SenderName,
    P.SenderEmailAddress,
    P.SenderSmtpAddress,
    P.SentRepresentingName,
    P.SentRepresentingEmailAddress,
    P.SentRepresentingSmtpAddress,
    P.ReplyRecipientEntries,
    P.ReplyRecipientNames,
    P.InternetMessageId,
    P.InReplyToId,
    P.InternetReferences,
    P.ClientSubmitTime,
    P.TransportMessageHeaders,
    P.ReadReceiptRequested,
    P.OriginatorDeliveryReportRequested,
  ].map((property) => property.key),
)

function isShown(property: Property): boolean {
  if (isNamedProperty(property)) return property.set === PropertySet.INTERNET_HEADERS
  return shown.has(property.key)
}
