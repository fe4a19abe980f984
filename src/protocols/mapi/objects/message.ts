/**
 * An open message, stored or new, or one that an attachment holds. [MS-OXCMSG] 3.2.1, 3.2.5.1 to 3.2.5.3
 */
import { Failure, type Item, type ItemAttachment, MapiError, P, type TaggedValue, unicodeTag } from '#model'
import type { FolderId, MessageId, Seq } from '#store'
import { RopFailure } from '../failures.ts'
import type { Logon } from './logon.ts'
import type { OpenAttachment } from './open-item.ts'
import { OpenItem } from './open-item.ts'
import { type Problem, PropertyObject, sortOut } from './property-object.ts'
import type { Spool } from './spool.ts'
import { StoredMessage } from './stored-item.ts'
import { valueOfStream } from './streamed-value.ts'
import { bagOf, removals, type TagMap } from './tag-map.ts'

export type MessageHome =
  | { kind: 'folder'; folder: FolderId; associated: boolean }
  /** It is what the attachment holds; saving it puts it there. */
  | { kind: 'attachment'; attachment: OpenAttachment; message: MessageObject }
  /** It is a change that a synchronising client sends: whoever judged it writes it. */
  | { kind: 'import'; folder: FolderId; associated: boolean; save(item: Item): Promise<MessageId> }

export class MessageObject extends PropertyObject {
  readonly kind = 'message'
  readonly logon: Logon
  readonly item: OpenItem
  readonly home: MessageHome
  readonly codePage: number
  readonly writable: boolean
  id: MessageId | undefined
  #refused = false
  /** The version that was read: what is saved over another one is a conflict. */
  #version: Seq | undefined
  #columns: readonly number[] | undefined

  constructor(options: {
    logon: Logon
    item: OpenItem
    home: MessageHome
    codePage: number
    writable: boolean
    id?: MessageId
    version?: Seq
  }) {
    super()
    this.logon = options.logon
    this.item = options.item
    this.home = options.home
    this.codePage = options.codePage
    this.writable = options.writable
    this.id = options.id
    this.#version = options.version
  }

  async tags(): Promise<number[]> {
    return this.item.tags()
  }

  async get(tag: number): Promise<unknown> {
    return await this.item.get(tag)
  }

  async set(values: readonly TaggedValue[]): Promise<Problem[]> {
    this.#demandWritable()
    const { allowed, problems } = sortOut(
      values,
      ({ tag }) => tag,
      (tag) => forbidden(tag),
    )
    for (const value of allowed) this.item.set(value)
    return problems
  }

  async remove(tags: readonly number[]): Promise<Problem[]> {
    this.#demandWritable()
    const { allowed, problems } = sortOut(
      tags,
      (tag) => tag,
      (tag) => forbidden(tag),
    )
    for (const tag of allowed) this.item.remove(tag)
    return problems
  }

  async setStreamed(tag: number, spool: Spool): Promise<void> {
    this.item.set({ tag, value: valueOfStream(tag, await spool.bytes()) })
  }

  /** The columns in which its recipients travel. */
  get recipientColumns(): readonly number[] {
    return this.#columns ?? columnsOf(this.item.recipients.values())
  }

  set recipientColumns(columns: readonly number[]) {
    this.#columns = columns
  }

  override noteReadOnly(): void {
    this.#refused = true
  }

  /** Writes all changes in one transaction. [MS-OXCMSG] 3.2.5.3 */
  async save({ force }: { force: boolean }): Promise<void> {
    const { home } = this
    if (this.#refused) {
      this.#refused = false
      throw new RopFailure('error', 'what only the server writes was set')
    }
    if (home.kind === 'attachment') {
      home.attachment.setEmbedded(await this.item.toItem())
      return
    }
    if (home.kind === 'import' && this.id === undefined) this.id = await home.save(await this.item.toItem())
    else if (this.id === undefined) await this.#create(home as MessageHome & { kind: 'folder' })
    else if (this.item.dirty) await this.#update(this.id, force)
    await this.#reload()
  }

  async #create({ folder, associated }: MessageHome & { kind: 'folder' }): Promise<void> {
    const { store, mailbox } = this.logon
    const message = { ...(await this.item.toItem()), associated }
    await store.prepare(message)
    const created = await store.write(mailbox, (tx) => tx.createMessage(folder, message))
    this.id = created.id
  }

  async #update(id: MessageId, force: boolean): Promise<void> {
    const { store, mailbox } = this.logon
    const { item } = this
    const set: TagMap = new Map()
    const gone: number[] = []
    for (const [tag, value] of item.changed) {
      if (value === undefined) gone.push(tag)
      else set.set(tag, value)
    }
    if (subjectTags.some((tag) => item.changed.has(tag))) {
      // The store takes the whole subject, and the prefix that it begins with.
      set.delete(P.NormalizedSubject.tag)
      set.set(P.Subject.tag, await item.get(P.Subject.tag))
      set.set(P.SubjectPrefix.tag, (await item.get(P.SubjectPrefix.tag)) ?? '')
    }
    const attachments: Map<number | 'new', ItemAttachment | undefined> | undefined = item.attachmentsChanged
      ? await item.attachmentChanges()
      : undefined
    const patch = {
      set: await bagOf(set, mailbox),
      remove: await removals(gone, mailbox),
      ...(item.recipientsChanged ? { recipients: await item.recipientBags() } : {}),
      ...(attachments ? { attachments } : {}),
    }
    try {
      await store.write(mailbox, (tx) => tx.updateMessage(id, patch, force ? undefined : this.#version))
    } catch (error) {
      if (error instanceof Failure && error.code === 'notFound') throw new Failure('deleted', `message ${id}`)
      throw error
    }
  }

  async #reload(): Promise<void> {
    if (this.id === undefined) return
    const message = await this.logon.mailbox.getMessage(this.id)
    this.#version = message.contentSeq
    this.item.saved(await StoredMessage.of(this.logon, message))
  }

  #demandWritable(): void {
    if (!this.writable) throw new RopFailure('accessDenied', 'opened for reading')
  }
}

const subjectTags = [P.Subject.tag, P.SubjectPrefix.tag, P.NormalizedSubject.tag]

/** What the server alone says. [MS-OXCMSG] 2.2.1, [MS-OXCPRPT] 2.2.1 */
const readOnly = new Set<number>(
  [
    P.Mid,
    P.FolderId,
    P.InstID,
    P.InstanceNum,
    P.ChangeNumber,
    P.EntryId,
    P.RecordKey,
    P.ParentEntryId,
    P.InstanceKey,
    P.SourceKey,
    P.ParentSourceKey,
    P.ObjectType,
    P.MessageSize,
    P.MessageSizeExtended,
    P.HasAttachments,
    P.Access,
    P.AccessLevel,
    P.Read,
    P.DisplayTo,
    P.DisplayCc,
    P.DisplayBcc,
    P.HasNamedProperties,
    P.Associated,
  ].map(({ tag }) => tag),
)

function forbidden(tag: number): keyof typeof MapiError | undefined {
  return readOnly.has(unicodeTag(tag)) ? 'computed' : undefined
}

/** What the fixed fields of a row say already. [MS-OXCDATA] 2.8.3.2 */
const inRow = new Set<number>(
  [
    P.RecipientType,
    P.DisplayName,
    P.EmailAddress,
    P.AddressType,
    P.Rowid,
    P.TransmittableDisplayName,
    P.SendRichInfo,
  ].map(({ tag }) => tag),
)
const mostColumns = 64

function columnsOf(recipients: Iterable<TagMap>): number[] {
  const tags = new Set<number>()
  for (const recipient of recipients) {
    for (const tag of recipient.keys()) if (!inRow.has(tag) && tags.size < mostColumns) tags.add(tag)
  }
  return [...tags]
}
