/**
 * The mailbox handle: every read, as the viewer may have it. Each call is a read of its own with its own snapshot; the
 * transaction (transaction.ts) inherits all of it and reads through its own connection.
 */
import { Failure, type NamedProperty, P, PackedBag } from '#model'
import {
  allows,
  allRights,
  demand,
  hasFullAccess,
  isOwn,
  readPermissions,
  right,
  rightsAt,
  type Wish,
} from './access.ts'
import type { Blobs } from './blobs.ts'
import { fullColumnsOfM, messagesWithBags } from './bags.ts'
import { type Query, sql } from './engine/index.ts'
import type { Names } from './names.ts'
import type { StoreObject } from './computed/mailbox.ts'
import { perUserFolders, readPerUser } from './per-user.ts'
import { readReceiveFolders, receiveFolderOf } from './receive-folders.ts'
import { readRules } from './rules.ts'
import { hasSearchFolders, readCriteria } from './search-criteria.ts'
import { readStoreProperties } from './store-properties.ts'
import { onceForever } from './once.ts'
import { pendingIds } from './pending.ts'
import { type ChangesOptions, readChanges } from './read/changes.ts'
import { readSync } from './read/sync-rows.ts'
import { type Later, loadMessage, namedIds } from './read/load-message.ts'
import { readFields, standingFields } from './read/fields.ts'
import { applyReadState, readCounts } from './read/read-state.ts'
import { folderColumns, folderOf, type FolderRecord, type FullMessageRecord } from './records.ts'
import { BriefBytes, messageSource, type StoredParts } from './source.ts'
import { readMailbox } from './state.ts'
import { readRecentFrom } from './recent.ts'
import type { Mailbox } from './store.ts'
import type {
  Change,
  Folder,
  FolderId,
  FolderRule,
  FolderSync,
  MailboxId,
  MailboxInfo,
  MailboxKind,
  Member,
  Message,
  MessageId,
  MessageRow,
  MessageSource,
  PerUserData,
  PublicFolderName,
  ReceiveFolder,
  RowField,
  RowPart,
  SearchCounts,
  SearchCriteria,
  Seq,
  Uid,
  Viewer,
} from './types.ts'

export interface HandleParts {
  id: MailboxId
  kind: MailboxKind
  viewer: Viewer
  names: Names
  blobs: Blobs
  read: <T>(work: (q: Query) => Promise<T>) => Promise<T>
  /** Rows of a search folder, as this viewer sees them. */
  searchCounts: (folder: FolderId) => Promise<SearchCounts>
  /** Ids of named properties that do not exist yet need a write. */
  createNames: (names: readonly NamedProperty[]) => Promise<void>
}

const rowsPerBatch = 1000

type SourceRecord = [id: MessageId, source: Uint8Array | null, structure: Uint8Array | null, envelope: string | null]

export class MailboxHandle implements Mailbox {
  readonly id: MailboxId
  readonly kind: MailboxKind
  readonly viewer: Viewer
  protected readonly names: Names
  protected readonly blobs: Blobs
  protected readonly parts: HandleParts

  constructor(parts: HandleParts) {
    this.parts = parts
    this.id = parts.id
    this.kind = parts.kind
    this.viewer = parts.viewer
    this.names = parts.names
    this.blobs = parts.blobs
  }

  protected q<T>(work: (q: Query) => Promise<T>): Promise<T> {
    return this.parts.read(work)
  }

  async info(): Promise<MailboxInfo> {
    const m = await this.q(readMailbox)
    return {
      id: m.id,
      kind: m.kind,
      owner: m.owner,
      locale: m.locale,
      displayName: m.display_name,
      seq: m.seq,
      nextId: m.next_id,
      quota: {
        warning: m.quota_warning ?? undefined,
        send: m.quota_send ?? undefined,
        receive: m.quota_receive ?? undefined,
      },
      size: m.size,
      deletedSize: m.deleted_size,
      messageCount: m.message_count,
      created: new Date(m.created),
    }
  }

  async seq(): Promise<Seq> {
    const row = await this.q((q) => q.get<{ seq: number }>(sql`select seq from mailbox where mailbox = ${q.key}`))
    if (!row) throw new Failure('notFound', 'mailbox')
    return row.seq
  }

  recentFrom(folder: FolderId): Promise<Uid> {
    return this.q(async (q) => {
      await this.demandAt(q, folder, 'read')
      return readRecentFrom(q, folder)
    })
  }

  folders(parent?: FolderId): Promise<Folder[]> {
    return this.q(async (q) => {
      const records = await q.all<FolderRecord>(sql`
        select ${folderColumns} from folder where mailbox = ${q.key} and deleted = 0 order by id`)
      const rights = await rightsAt(q, this.viewer, 'all')
      const read = await readCounts(q, this.viewer, this.kind)
      const children = new Map<FolderId, FolderRecord[]>()
      let top: FolderId | undefined = parent
      for (const record of records) {
        if (record.parent === record.id) {
          top ??= record.id
          continue
        }
        const siblings = children.get(record.parent)
        if (siblings) siblings.push(record)
        else children.set(record.parent, [record])
      }
      const found: Folder[] = []
      const walk = (id: FolderId): void => {
        for (const child of children.get(id) ?? []) {
          const mine = rights(child.id)
          if (allows(mine, 'see')) found.push(this.#folder(child, mine, read))
          walk(child.id)
        }
      }
      if (top !== undefined) walk(top)
      return found
    })
  }

  deletedFolders(): Promise<Folder[]> {
    return this.q(async (q) => {
      if (!hasFullAccess(this.viewer)) return []
      const records = await q.all<FolderRecord>(sql`
        select ${folderColumns} from folder where mailbox = ${q.key} and deleted = 1 order by id`)
      return records.map((record) => folderOf(record, allRights))
    })
  }

  #folder(record: FolderRecord, rights: number, read: Map<FolderId, number> | undefined): Folder {
    const folder = folderOf(record, rights)
    if (read) folder.unread = Math.max(0, folder.count - (read.get(folder.id) ?? 0))
    return folder
  }

  findFolder(id: FolderId): Promise<Folder | undefined> {
    return this.q(async (q) => {
      const record = await q.get<FolderRecord>(sql`
        select ${folderColumns} from folder where mailbox = ${q.key} and id = ${id}`)
      return record && this.#visible(q, record)
    })
  }

  async #visible(q: Query, record: FolderRecord): Promise<Folder | undefined> {
    const rights = (await rightsAt(q, this.viewer, [record.id]))(record.id)
    if (!allows(rights, 'see')) return undefined
    return this.#folder(record, rights, await readCounts(q, this.viewer, this.kind))
  }

  async getFolder(id: FolderId): Promise<Folder> {
    const folder = await this.findFolder(id)
    if (!folder) throw new Failure('notFound', `folder ${id}`)
    return folder
  }

  findChild(parent: FolderId, name: string): Promise<Folder | undefined> {
    return this.q(async (q) => {
      const record = await q.get<FolderRecord>(sql`
        select ${folderColumns} from folder
        where mailbox = ${q.key} and parent = ${parent} and name_key = ${nameKey(name)} and deleted = 0 and id <> ${parent}`)
      return record && this.#visible(q, record)
    })
  }

  permissions(folder: FolderId): Promise<Member[]> {
    return this.q(async (q) => {
      await this.demandAt(q, folder, 'see')
      return readPermissions(q, folder)
    })
  }

  rules(folder: FolderId): Promise<FolderRule[]> {
    return this.q(async (q) => {
      await this.demandAt(q, folder, 'see')
      return readRules(q, folder)
    })
  }

  async storeObject(): Promise<StoreObject> {
    const info = await this.info()
    return this.q(async (q) => {
      const [bag, search] = [await readStoreProperties(q), await hasSearchFolders(q)]
      await this.names.loadIds(q, namedIds([bag]))
      return { info, bag, hasSearchFolders: search }
    })
  }

  receiveFolders(): Promise<ReceiveFolder[]> {
    return this.q(readReceiveFolders)
  }

  async receiveFolder(messageClass: string): Promise<ReceiveFolder> {
    return receiveFolderOf(await this.receiveFolders(), messageClass)
  }

  searchCriteria(folder: FolderId): Promise<SearchCriteria | undefined> {
    return this.q(async (q) => {
      await this.demandAt(q, folder, 'see')
      return (await readCriteria(q, this.names, folder))?.criteria
    })
  }

  async searchCounts(folder: FolderId): Promise<SearchCounts> {
    await this.q((q) => this.demandAt(q, folder, 'see'))
    return this.parts.searchCounts(folder)
  }

  perUser(folder: PublicFolderName): Promise<PerUserData | undefined> {
    return this.q((q) => readPerUser(q, this, folder))
  }

  perUserFolders(source: string): Promise<PublicFolderName[]> {
    return this.q((q) => perUserFolders(q, this, source))
  }

  async findMessage(id: MessageId): Promise<Message | undefined> {
    const found = await this.q(async (q) => {
      const record = await q.get<FullMessageRecord>(sql`
        select ${fullColumnsOfM} from ${messagesWithBags} where m.mailbox = ${q.key} and m.id = ${id}`)
      if (!record) return undefined
      const rights = (await rightsAt(q, this.viewer, [record.folder]))(record.folder)
      if (!allows(rights, 'see')) return undefined
      demand(rights, 'read', isOwn(this.viewer, record.creator))
      const own = { ...record }
      await applyReadState(q, this.viewer, this.kind, [own])
      return loadMessage(q, own, this.#later(rights))
    })
    return found
  }

  #later(rights: number): Later {
    const place: Later['place'] = { mailbox: this.id, public: this.kind === 'public', rights }
    if (this.viewer.kind === 'member') place.viewer = this.viewer.id
    return { q: (work) => this.q(work), blobs: this.blobs, names: this.names, place }
  }

  async getMessage(id: MessageId): Promise<Message> {
    const message = await this.findMessage(id)
    if (!message) throw new Failure('notFound', `message ${id}`)
    return message
  }

  rowsByUid(
    folder: FolderId,
    ranges: readonly [Uid, Uid][],
    columns: readonly RowPart[] = [],
  ): AsyncGenerator<MessageRow[]> {
    return this.fieldsByUid(folder, ranges, [...standingFields, ...columns])
  }

  async *fieldsByUid<F extends RowField>(
    folder: FolderId,
    ranges: readonly [Uid, Uid][],
    fields: readonly F[],
  ): AsyncGenerator<Pick<MessageRow, F>[]> {
    await this.q((q) => this.demandAt(q, folder, 'read'))
    for (const [first, last] of ranges) {
      let next = first
      while (next <= last) {
        const { rows, lastUid } = await this.q((q) => {
          const where = sql`m.mailbox = ${q.key} and m.folder = ${folder} and m.associated = 0
            and m.uid >= ${next} and m.uid <= ${last} order by m.uid limit ${rowsPerBatch}`
          return readFields(q, { viewer: this.viewer, kind: this.kind, where }, fields)
        })
        if (rows.length > 0) yield rows
        if (rows.length < rowsPerBatch) break
        next = (lastUid ?? last) + 1
      }
    }
  }

  async source(id: MessageId): Promise<MessageSource | undefined> {
    return this.q(async (q) => {
      const found = await q.get<{ folder: number; creator: string | null } & StoredParts>(sql`
        select m.folder, m.creator, c.source, c.structure, c.envelope
        from message m left join content c on c.mailbox = ${q.key} and c.message = m.id
        where m.mailbox = ${q.key} and m.id = ${id}`)
      if (!found) throw new Failure('notFound', `message ${id}`)
      const rights = (await rightsAt(q, this.viewer, [found.folder]))(found.folder)
      demand(rights, 'read', isOwn(this.viewer, found.creator))
      return messageSource(found, this.blobs)
    })
  }

  sources(ids: readonly MessageId[]): Promise<Map<MessageId, MessageSource>> {
    return this.q(async (q) => {
      const readable = hasFullAccess(this.viewer) ? ids : await this.#readable(q, ids)
      const found = (await q.arrays(sql`
        select message, source, structure, envelope from content
        where mailbox = ${q.key} and message ${sql.oneOf(readable)}`)) as SourceRecord[]
      const sources = new Map<MessageId, MessageSource>()
      for (const [id, source, structure, envelope] of found) {
        const opened = messageSource({ source, structure, envelope }, this.blobs)
        if (opened) sources.set(id, opened)
      }
      return sources
    })
  }

  wholeSources(ids: readonly MessageId[]): Promise<Map<MessageId, Pick<MessageSource, 'bytes'>>> {
    return this.q(async (q) => {
      const readable = hasFullAccess(this.viewer) ? ids : await this.#readable(q, ids)
      const found = (await q.arrays(sql`
        select message, source from content
        where mailbox = ${q.key} and message ${sql.oneOf(readable)} and source is not null`)) as [
        MessageId,
        Uint8Array,
      ][]
      return new Map(found.map(([id, source]) => [id, new BriefBytes(source, this.blobs)]))
    })
  }

  /** Those of the messages that the viewer may read. */
  async #readable(q: Query, ids: readonly MessageId[]): Promise<MessageId[]> {
    const found = await q.all<{ id: MessageId; folder: FolderId; creator: string | null }>(sql`
      select id, folder, creator from message where mailbox = ${q.key} and id ${sql.oneOf(ids)}`)
    const rights = await rightsAt(q, this.viewer, [...new Set(found.map(({ folder }) => folder))])
    return found
      .filter(({ folder, creator }) => allows(rights(folder), 'read', isOwn(this.viewer, creator)))
      .map(({ id }) => id)
  }

  async changes(since: Seq, options: ChangesOptions = {}): Promise<Change[]> {
    const found: Change[] = []
    // What the viewer may not see does not count towards the limit.
    for (let at = since; ; ) {
      const { changes, upTo } = await this.feed(at, options)
      found.push(...changes)
      if (upTo === at || found.length >= (options.limit ?? 1000)) return found.slice(0, options.limit ?? 1000)
      if (hasFullAccess(this.viewer)) return found
      at = upTo
    }
  }

  /** One batch of the feed, and the seq up to which it says everything. */
  feed(since: Seq, options: ChangesOptions = {}): Promise<{ changes: Change[]; upTo: Seq }> {
    return this.q(async (q) => {
      if (options.folder !== undefined) await this.demandAt(q, options.folder, 'see')
      const all = await readChanges(q, since, options)
      const upTo = all.at(-1)?.seq ?? since
      if (hasFullAccess(this.viewer)) return { changes: all, upTo }
      const rights = await rightsAt(q, this.viewer, 'all')
      const changes = all.filter((one) => allows(rights(one.kind === 'folder' ? one.id : one.folder), 'see'))
      return { changes, upTo }
    })
  }

  remembered(keys: readonly string[]): Promise<Map<string, string | undefined>> {
    if (!hasFullAccess(this.viewer)) throw new Failure('accessDenied', 'mailbox')
    return this.q(async (q) => {
      const rows = await q.all<{ key: string; value: string | null }>(sql`
        select key, value from once where mailbox = ${q.key} and key ${sql.oneOf(keys)} and at = ${onceForever}`)
      return new Map(rows.map(({ key, value }) => [key, value ?? undefined]))
    })
  }

  associated(folder: FolderId, classes: readonly string[]): Promise<MessageId[]> {
    return this.q(async (q) => {
      await this.demandAt(q, folder, 'read')
      const rows = await q.all<{ id: MessageId }>(sql`
        select id from message where mailbox = ${q.key} and folder = ${folder} and associated = 1
          and lower(class) ${sql.oneOf(classes.map((one) => one.toLowerCase()))} order by uid`)
      return rows.map(({ id }) => id)
    })
  }

  messageFlags(ids: readonly MessageId[]): Promise<Map<MessageId, number>> {
    return this.q(async (q) => {
      const readable = await this.#readable(q, ids)
      const rows = await q.all<{ message: MessageId; bytes: Uint8Array }>(sql`
        select message, bytes from bag where mailbox = ${q.key} and message ${sql.oneOf(readable)}`)
      const found = new Map<MessageId, number>()
      for (const { message, bytes } of rows) {
        const flags = new PackedBag(bytes).get(P.MessageFlags)
        if (flags) found.set(message, flags)
      }
      return found
    })
  }

  async pending(): Promise<number[]> {
    if (!hasFullAccess(this.viewer)) throw new Failure('accessDenied', 'mailbox')
    return this.q(pendingIds)
  }

  wasDeleted(folder: FolderId, id: MessageId | FolderId): Promise<boolean> {
    return this.q(async (q) => {
      await this.demandAt(q, folder, 'see')
      const row = await q.get(sql`
        select id from tombstone where mailbox = ${q.key} and folder = ${folder} and id = ${id} and kind <> 2 limit 1`)
      return row !== undefined
    })
  }

  sync(folder: FolderId, since: Seq): Promise<FolderSync> {
    return this.q(async (q) => {
      const rights = (await rightsAt(q, this.viewer, [folder]))(folder)
      let creator: string | undefined
      if (!allows(rights, 'read')) {
        // Who may only put things there sees what he has put.
        if (this.viewer.kind !== 'member' || (rights & right.create) === 0) demand(rights, 'read')
        else creator = this.viewer.id
      }
      await this.demandAt(q, folder, 'see')
      return readSync(q, this, { folder, since, creator })
    })
  }

  async namedIds(names: readonly NamedProperty[], create: boolean): Promise<(number | undefined)[]> {
    await this.q((q) => this.names.load(q, names, false))
    if (create && names.some((name) => this.names.idOf(name) === undefined)) await this.parts.createNames(names)
    return names.map((name) => this.names.idOf(name))
  }

  async namesOf(ids: readonly number[]): Promise<(NamedProperty | undefined)[]> {
    await this.q((q) => this.names.loadIds(q, ids))
    return ids.map((id) => this.names.nameOf(id))
  }

  /** Throws when the folder is not there, too. */
  protected async demandAt(q: Query, folder: FolderId, wish: Wish): Promise<void> {
    const rights = (await rightsAt(q, this.viewer, [folder]))(folder)
    demand(rights, wish)
    const row = await q.get(sql`select id from folder where mailbox = ${q.key} and id = ${folder}`)
    if (!row) throw new Failure('notFound', `folder ${folder}`)
  }
}

function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().replaceAll('\0', '')
}
