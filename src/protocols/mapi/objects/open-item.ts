/**
 * A message while a client has it open: what is stored, and above it what was changed and not saved. [MS-OXCMSG] 3.2.1
 *
 * Nothing of it is written before RopSaveChangesMessage; then all of it is one transaction. Attachments and embedded
 * messages work the same way, one level down: they are part of the message's change once they are saved themselves.
 */
import { bodyFacts, bodyForms, bodyIngredients, bodyValue } from '#convert/bodies/index.ts'
import { type Bag, type Item, type ItemAttachment, P, type TaggedValue, unicodeTag } from '#model'
import type { ByteSource } from '#store'
import type { Logon } from './logon.ts'
import type { Spool } from './spool.ts'
import { type AttachmentBase, EmbeddedItem, type ItemBase, sourceOf, StoredMessage } from './stored-item.ts'
import { valueOfStream } from './streamed-value.ts'
import { bagOf, type TagMap } from './tag-map.ts'
import { RopFailure } from '../failures.ts'

/** By PidTagRowid. */
export type Recipients = Map<number, TagMap>
export const mostRecipients = 32_000
const mostAttachments = 10_000

export class OpenItem {
  readonly logon: Logon
  base: ItemBase | undefined
  readonly changed: TagMap = new Map()
  #recipients: Recipients | undefined
  recipientsChanged = false
  #attachments: Map<number, OpenAttachment> | undefined
  /** Numbers of stored attachments that go. */
  readonly #removed = new Set<number>()
  /** What a new message has before anybody sets it. */
  readonly #defaults: TagMap

  constructor(logon: Logon, base: ItemBase | undefined, defaults: TagMap = new Map()) {
    this.logon = logon
    this.base = base
    this.#defaults = defaults
  }

  async get(given: number): Promise<unknown> {
    const tag = unicodeTag(given)
    if (this.changed.has(tag) && !bodyForms.has(tag)) return this.changed.get(tag)
    if (tag === P.Subject.tag && (this.changed.has(P.NormalizedSubject.tag) || this.changed.has(P.SubjectPrefix.tag))) {
      const text = async (tag: number) => ((await this.get(tag)) as string | undefined) ?? ''
      return (await text(P.SubjectPrefix.tag)) + (await text(P.NormalizedSubject.tag))
    }
    if (tag === P.HasAttachments.tag && this.#attachments) return this.attachmentNumbers().length > 0
    if (bodyForms.has(tag) || bodyFacts.has(tag)) return await this.#body(tag)
    return (await this.base?.get(tag)) ?? this.#defaults.get(tag)
  }

  /** Any form of the body, made from the one that is there. [MS-OXBBODY] 2.1.3 */
  async #body(tag: number): Promise<unknown> {
    const own = async (tag: number) => (this.changed.has(tag) ? this.changed.get(tag) : await this.base?.get(tag))
    const value = await own(tag)
    // Beside RTF, another form may be of an earlier time.
    if (value !== undefined && (bodyFacts.has(tag) || (await own(P.RtfCompressed.tag)) === undefined)) return value
    const ingredients: TagMap = new Map()
    for (const one of bodyIngredients) {
      const found = await own(one)
      if (found !== undefined) ingredients.set(one, found)
    }
    return bodyValue(await bagOf(ingredients, this.logon.mailbox), tag)
  }

  tags(): number[] {
    const tags = new Set([...(this.base?.tags() ?? []), ...this.#defaults.keys()])
    for (const [tag, value] of this.changed) {
      if (value === undefined) tags.delete(tag)
      else tags.add(tag)
    }
    return [...tags]
  }

  set({ tag: given, value }: TaggedValue): void {
    const tag = unicodeTag(given)
    this.changed.set(tag, value)
    // The other forms are of the old body, unless this client has set them as well.
    if (bodyForms.has(tag))
      for (const old of [...bodyForms, ...bodyFacts])
        if (!this.changed.has(old) && this.base) this.changed.set(old, undefined)
    // The three say the same: what was set last counts.
    if (tag === P.Subject.tag) {
      const { prefix, normalized } = splitSubject(value as string)
      this.changed.set(P.SubjectPrefix.tag, prefix)
      this.changed.set(P.NormalizedSubject.tag, normalized)
    }
    if (tag === P.NormalizedSubject.tag || tag === P.SubjectPrefix.tag) this.changed.delete(P.Subject.tag)
  }

  remove(given: number): void {
    this.changed.set(unicodeTag(given), undefined)
  }

  get recipients(): Recipients {
    this.#recipients ??= new Map((this.base?.recipients ?? []).map((recipient, row) => [row, recipient]))
    return this.#recipients
  }

  setRecipients(recipients: Recipients): void {
    if (recipients.size > mostRecipients) throw new RopFailure('tooManyRecipients')
    this.#recipients = recipients
    this.recipientsChanged = true
  }

  attachmentNumbers(): number[] {
    return [...this.#all().keys()].sort((a, b) => a - b)
  }

  attachment(number: number): OpenAttachment | undefined {
    return this.#all().get(number)
  }

  nextAttachmentNumber(): number {
    if (this.#all().size >= mostAttachments) throw new RopFailure('tooBig', 'attachments')
    return Math.max(-1, ...this.#all().keys(), ...this.#removed, ...this.#given) + 1
  }

  readonly #given: number[] = []

  /** A number for an attachment that is not saved yet: the next one gets another. */
  giveNumber(): number {
    const number = this.nextAttachmentNumber()
    this.#given.splice(0, this.#given.length, number)
    return number
  }

  saveAttachment(attachment: OpenAttachment): void {
    this.#all().set(attachment.number, attachment)
    this.#removed.delete(attachment.number)
  }

  removeAttachment(number: number): boolean {
    if (!this.#all().delete(number)) return false
    this.#removed.add(number)
    return true
  }

  get dirty(): boolean {
    return this.changed.size > 0 || this.recipientsChanged || this.attachmentsChanged
  }

  get attachmentsChanged(): boolean {
    return this.#removed.size > 0 || [...(this.#attachments?.values() ?? [])].some(({ dirty }) => dirty)
  }

  /** What was saved stands in the store now. */
  saved(base: ItemBase): void {
    this.base = base
    this.changed.clear()
    this.#recipients = undefined
    this.recipientsChanged = false
    this.#attachments = undefined
    this.#removed.clear()
  }

  /** Flags changed in the store while it is open: what was changed here stays. */
  async refresh(): Promise<void> {
    if (!(this.base instanceof StoredMessage)) return
    const message = await this.logon.mailbox.findMessage(this.base.message.id)
    if (message) this.base = await StoredMessage.of(this.logon, message)
  }

  async recipientBags(): Promise<Bag[]> {
    const bags: Bag[] = []
    for (const recipient of this.recipients.values()) bags.push(await bagOf(recipient, this.logon.mailbox))
    return bags
  }

  /** For MessagePatch: by number what is new or changed, undefined what goes. */
  async attachmentChanges(): Promise<Map<number, ItemAttachment | undefined>> {
    const changes = new Map<number, ItemAttachment | undefined>()
    for (const number of this.#removed) changes.set(number, undefined)
    for (const attachment of this.#attachments?.values() ?? []) {
      if (attachment.dirty) changes.set(attachment.number, await attachment.toItem())
    }
    return changes
  }

  /** The whole of it, as the store takes a new message and an attachment takes an embedded one. */
  async toItem(): Promise<Item> {
    const properties: TagMap = new Map()
    for (const tag of this.tags()) properties.set(tag, await this.get(tag))
    // Subject is made of the other two.
    if (properties.has(P.NormalizedSubject.tag)) properties.delete(P.Subject.tag)
    const attachments: ItemAttachment[] = []
    for (const number of this.attachmentNumbers()) {
      const attachment = this.attachment(number)
      if (attachment) attachments.push(await attachment.toItem())
    }
    return {
      properties: await bagOf(properties, this.logon.mailbox),
      recipients: await this.recipientBags(),
      attachments,
    }
  }

  #all(): Map<number, OpenAttachment> {
    this.#attachments ??= new Map(
      (this.base?.attachments ?? []).map((base) => [base.number, new OpenAttachment(this, base.number, base)]),
    )
    return this.#attachments
  }
}

/** An attachment of an open message. Each handle has its own until it is saved. */
export class OpenAttachment {
  readonly item: OpenItem
  readonly number: number
  readonly base: AttachmentBase | undefined
  readonly changed: TagMap
  #content: ByteSource | undefined
  #blob: string | undefined
  #embedded: Item | undefined
  dirty: boolean

  constructor(item: OpenItem, number: number, base: AttachmentBase | undefined, like?: OpenAttachment) {
    this.item = item
    this.number = number
    this.base = base
    this.changed = new Map(like?.changed)
    if (like) {
      this.#content = like.#content
      this.#blob = like.#blob
      this.#embedded = like.#embedded
    }
    this.dirty = base === undefined || like?.dirty === true
  }

  /** For another handle: changes of one are not seen by the other before they are saved. */
  copy(): OpenAttachment {
    return new OpenAttachment(this.item, this.number, this.base, this)
  }

  /** The same attachment in another message, or anew in its own. */
  copyInto(item: OpenItem, number: number): OpenAttachment {
    const copy = new OpenAttachment(item, number, this.base && { ...this.base, number }, this)
    copy.dirty = true
    return copy
  }

  async get(given: number): Promise<unknown> {
    const tag = unicodeTag(given)
    if (tag === P.AttachNumber.tag) return this.number
    if (tag === P.AttachDataBinary.tag) return (await this.content())?.bytes()
    if (tag === P.AttachSize.tag) return (await this.content())?.size ?? this.base?.size ?? 0
    if (this.changed.has(tag)) return this.changed.get(tag)
    return this.base?.properties.get(tag) ?? defaultsOfAttachment.get(tag)
  }

  tags(): number[] {
    const tags = new Set([...(this.base?.properties.keys() ?? []), ...defaultsOfAttachment.keys()])
    for (const [tag, value] of this.changed) {
      if (value === undefined) tags.delete(tag)
      else tags.add(tag)
    }
    tags.add(P.AttachNumber.tag)
    tags.add(P.AttachSize.tag)
    return [...tags]
  }

  set({ tag: given, value }: TaggedValue): void {
    const tag = unicodeTag(given)
    this.dirty = true
    if (tag === P.AttachDataBinary.tag) {
      this.#content = sourceOf(value as Uint8Array)
      this.#blob = undefined
      this.#embedded = undefined
    } else this.changed.set(tag, value)
  }

  remove(given: number): void {
    const tag = unicodeTag(given)
    this.dirty = true
    if (tag === P.AttachDataBinary.tag) {
      this.#content = sourceOf(new Uint8Array())
      this.#blob = undefined
    } else this.changed.set(tag, undefined)
  }

  /** Content goes into a blob at once, so that it is never in memory as a whole. */
  async setStreamed(tag: number, spool: Spool): Promise<void> {
    if (unicodeTag(tag) !== P.AttachDataBinary.tag) {
      this.set({ tag, value: valueOfStream(tag, await spool.bytes()) })
      return
    }
    const { store } = this.item.logon
    const { blob } = await store.putBlob(spool.pieces())
    this.#content = await store.getBlob(blob)
    this.#blob = blob
    this.#embedded = undefined
    this.dirty = true
  }

  /** Bytes that are in a blob already. */
  async setBlob(blob: string): Promise<void> {
    this.#content = await this.item.logon.store.getBlob(blob)
    this.#blob = blob
    this.#embedded = undefined
    this.dirty = true
  }

  setEmbedded(item: Item): void {
    this.#embedded = item
    this.#content = undefined
    this.#blob = undefined
    this.dirty = true
  }

  async content(): Promise<ByteSource | undefined> {
    return this.#content ?? (this.#embedded ? undefined : await this.base?.content())
  }

  async embedded(): Promise<EmbeddedItem | undefined> {
    const item = this.#embedded ?? (this.#content ? undefined : await this.base?.embedded())
    return item && (await EmbeddedItem.of(this.item.logon, item))
  }

  async toItem(): Promise<ItemAttachment> {
    const { mailbox, store } = this.item.logon
    const properties: TagMap = new Map()
    for (const tag of this.tags()) {
      const value = await this.get(tag)
      if (value !== undefined && tag !== P.AttachDataBinary.tag) properties.set(tag, value)
    }
    const bag = await bagOf(properties, mailbox)
    const item = this.#embedded ?? (this.#content ? undefined : await this.base?.embedded())
    if (item) return { properties: bag, embedded: item }
    const content = await this.content()
    if (!content) return { properties: bag }
    if (this.#blob) return { properties: bag, content: { blob: this.#blob } }
    if (content.inMemory) return { properties: bag, content: { bytes: content.inMemory } }
    return { properties: bag, content: { blob: (await store.putBlob(content.read())).blob } }
  }
}

/** [MS-OXCMSG] 3.2.5.13: what a new attachment has. */
const defaultsOfAttachment: ReadonlyMap<number, unknown> = new Map<number, unknown>([
  [P.AttachMethod.tag, 0],
  [P.AttachmentHidden.tag, false],
  [P.AttachFlags.tag, 0],
  [P.RenderingPosition.tag, -1],
])

/** [MS-OXCMSG] 2.2.1.9: one to three characters, a colon and a space before the rest. */
function splitSubject(subject: string): { prefix: string; normalized: string } {
  const prefix = /^\p{L}[^\d\s:]{0,2}: /u.exec(subject)?.[0] ?? ''
  return { prefix, normalized: subject.slice(prefix.length) }
}
