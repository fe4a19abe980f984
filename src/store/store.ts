/**
 * The store's three verbs and the mailbox handle. This file is the contract that SQLite and PostgreSQL both fulfil
 * (contract.test.ts).
 *
 *   store.write(mailbox, async (tx) => …)      one transaction; change rows come by themselves
 *   store.view(mailbox, folder, definition)    a restriction, a sort order and columns over a folder
 *   store.follow(mailbox, since, signal)       the change feed: catch up from a number, then live
 *
 * There is no function to announce a change: committing is publishing. A wake-up carries only (mailbox, seq) and is only
 * a hint; the rows are the truth.
 *
 * A `write` must not wait for anything but its own transaction: put blobs first, open a socket never. The promise of
 * `write` resolves when the transaction is durable. Writes of one mailbox run one after the other and share a commit
 * where they can.
 */
import type { NamedProperty } from '#model'
import type {
  Attachment,
  ByteSource,
  Change,
  Content,
  Created,
  FlagChange,
  FlaggedRow,
  Folder,
  FolderId,
  FolderKind,
  FolderRule,
  FolderSync,
  MailboxId,
  MailboxInfo,
  MailboxKind,
  Member,
  Message,
  MessageId,
  MessagePatch,
  MessageRow,
  MessageSource,
  NewMailbox,
  NewMessage,
  PerUserData,
  PublicFolderName,
  Quota,
  ReceiveFolder,
  RowField,
  RowPart,
  RuleChange,
  SearchCounts,
  SearchCriteria,
  SearchQuery,
  Seq,
  Uid,
  View,
  ViewDefinition,
  Viewer,
} from './types.ts'
import type { Bag } from '#model'
import type { StoreObject } from './computed/mailbox.ts'
import type { Pending } from './pending.ts'
import type { ChangesOptions } from './read/changes.ts'
import type { Envelope, Part } from '#codec/mime/index.ts'

export interface Store {
  createMailbox(mailbox: NewMailbox): Promise<MailboxId>
  /** Everything of it goes, at once. */
  deleteMailbox(id: MailboxId): Promise<void>
  mailboxes(): Promise<MailboxId[]>
  /** A handle that sees and may do what the viewer may. Cheap; throws notFound. */
  open(id: MailboxId, viewer: Viewer): Promise<Mailbox>

  write<T>(mailbox: Mailbox, work: (tx: Transaction) => Promise<T>): Promise<T>
  view(mailbox: Mailbox, folder: FolderId, definition: ViewDefinition): View
  /** Yields batches in ascending seq; ends when the signal aborts. Throws syncStateLost when `since` is older than the kept rows. */
  follow(mailbox: Mailbox, since: Seq, signal: AbortSignal): AsyncGenerator<Change[]>

  /** Full-text search; always caught up with the feed before it answers. */
  search(mailbox: Mailbox, query: SearchQuery): Promise<MessageId[]>

  /**
   * Does what of a new message can be done before its transaction: splits and compresses the source, puts its blobs. The
   * same object can then be created in any number of mailboxes. Optional: createMessage does it for what was not prepared,
   * while it holds the mailbox.
   */
  prepare(message: NewMessage): Promise<void>

  /** Puts content aside before a write refers to it; the same bytes are kept once. Unreferenced blobs go after a day. */
  putBlob(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<{ blob: string; size: number }>
  getBlob(blob: string): Promise<ByteSource>

  /** What is due: old deletions and tombstones go, unreferenced blobs are collected. */
  maintain(options?: MaintainOptions): Promise<MaintainReport>

  close(): Promise<void>
}

export interface MaintainOptions {
  /** Milliseconds since 1970; a test's own clock. */
  now?: number
  /** How long deleted messages can be recovered; 14 days. */
  recoverableDays?: number
  /** How long deletions are remembered for clients that come back late; 30 days. */
  tombstoneDays?: number
  signal?: AbortSignal
}

export interface MaintainReport {
  purgedMessages: number
  purgedTombstones: number
  blobs: { trashed: number; deleted: number; bytes: number }
}

/** Reading. Every method answers for the viewer: what he may not see is notFound or accessDenied. */
export interface Mailbox {
  readonly id: MailboxId
  readonly kind: MailboxKind
  readonly viewer: Viewer

  info(): Promise<MailboxInfo>
  /** Cheap: the newest seq. */
  seq(): Promise<Seq>

  /** All folders the viewer may see below `parent` (default: the root), parents before children. */
  folders(parent?: FolderId): Promise<Folder[]>
  /** Soft-deleted ones, with all that was below them; only for the owner. moveFolder brings one back. */
  deletedFolders(): Promise<Folder[]>
  /** Finds soft-deleted ones, too (`deleted`). */
  findFolder(id: FolderId): Promise<Folder | undefined>
  getFolder(id: FolderId): Promise<Folder>
  findChild(parent: FolderId, name: string): Promise<Folder | undefined>
  permissions(folder: FolderId): Promise<Member[]>
  /** Standard rules, in the order in which they run. */
  rules(folder: FolderId): Promise<FolderRule[]>
  /** Associated items of these classes, whatever their case: settings, templates, extended rules. */
  associated(folder: FolderId, classes: readonly string[]): Promise<MessageId[]>
  /** Ids of what waits to be done (`putPending`); for the owner. */
  pending(): Promise<number[]>
  /** What was set on the mailbox itself; computed/mailbox.ts says what clients see. */
  storeObject(): Promise<StoreObject>
  receiveFolders(): Promise<ReceiveFolder[]>
  /** The entry that counts for a class. Throws invalid for what is no class. */
  receiveFolder(messageClass: string): Promise<ReceiveFolder>
  /** undefined: none were set, or it is no search folder. */
  searchCriteria(folder: FolderId): Promise<SearchCriteria | undefined>
  /** How much a search folder has in sight; it is looked up. */
  searchCounts(folder: FolderId): Promise<SearchCounts>
  /** What clients keep about a reader of public folders. */
  perUser(folder: PublicFolderName): Promise<PerUserData | undefined>
  perUserFolders(source: string): Promise<PublicFolderName[]>

  findMessage(id: MessageId): Promise<Message | undefined>
  getMessage(id: MessageId): Promise<Message>
  /** What of PidTagMessageFlags stands in no column (submitted, receipts that are owed); none is left out. */
  messageFlags(ids: readonly MessageId[]): Promise<Map<MessageId, number>>
  /** Rows by uid range of one folder (IMAP), ascending; missing uids are left out. */
  rowsByUid(folder: FolderId, ranges: readonly [Uid, Uid][], columns?: readonly RowPart[]): AsyncIterable<MessageRow[]>
  /** The same with nothing but these fields: for many rows of which little is wanted. */
  fieldsByUid<F extends RowField>(
    folder: FolderId,
    ranges: readonly [Uid, Uid][],
    fields: readonly F[],
  ): AsyncIterable<Pick<MessageRow, F>[]>
  /** The MIME source of a message without loading the message; undefined where there is none. */
  source(id: MessageId): Promise<MessageSource | undefined>
  /**
   * The sources of some messages with one question; those that are gone, have none or may not be read are left out. Small
   * contents are in memory for as long as the answer is: ask for no more than a megabyte or two at once.
   */
  sources(ids: readonly MessageId[]): Promise<Map<MessageId, MessageSource>>
  /**
   * The same for whoever wants whole mails and nothing of their structure, and copies them: what is `inMemory` is there only
   * until the bytes of another one are asked for.
   */
  wholeSources(ids: readonly MessageId[]): Promise<Map<MessageId, Pick<MessageSource, 'bytes'>>>

  /** The first UID of the folder that no reader has taken as new yet: \Recent of IMAP. */
  recentFrom(folder: FolderId): Promise<Uid>

  /** What changed after `since` (at most `limit`, ascending), in one folder or in all. */
  changes(since: Seq, options?: ChangesOptions): Promise<Change[]>

  /** Those of the keys that are kept for ever (`remember`, `once`), with what was remembered. */
  remembered(keys: readonly string[]): Promise<Map<string, string | undefined>>

  /** Whether a message or folder of this id lay here and went, as far back as deletions are remembered. */
  wasDeleted(folder: FolderId, id: MessageId | FolderId): Promise<boolean>
  /** The messages of a folder, and those that have changed since, in one snapshot. */
  sync(folder: FolderId, since: Seq): Promise<FolderSync>

  /** Ids 0x8000 and up of named properties; `create` makes missing ones. [MS-OXCPRPT] 2.2.12 */
  namedIds(names: readonly NamedProperty[], create: boolean): Promise<(number | undefined)[]>
  namesOf(ids: readonly number[]): Promise<(NamedProperty | undefined)[]>
}

/** Writing. It reads what it has written itself. */
export interface Transaction extends Mailbox {
  createFolder(folder: {
    parent: FolderId
    name: string
    kind?: FolderKind
    class?: string
    properties?: Bag
    /** Only for a restore: the id it had. */
    id?: FolderId
  }): Promise<FolderId>
  updateFolder(
    id: FolderId,
    change: { name?: string; class?: string; set?: Bag; remove?: readonly number[] },
  ): Promise<void>
  /** Throws invalid when a folder would come below itself, alreadyExists when the name is taken. */
  moveFolder(id: FolderId, to: { parent: FolderId; name?: string }): Promise<void>
  copyFolder(id: FolderId, to: { parent: FolderId; name?: string; deep: boolean }): Promise<FolderId>
  /** Throws notEmpty unless its messages and subfolders may go too. Soft unless `hard`. */
  deleteFolder(id: FolderId, options?: { messages?: boolean; folders?: boolean; hard?: boolean }): Promise<void>
  emptyFolder(id: FolderId, options?: { associated?: boolean; folders?: boolean; hard?: boolean }): Promise<void>
  setPermissions(folder: FolderId, members: readonly Member[]): Promise<void>
  /** The ids of those that were added. `replace`: all others go. Throws notFound for a rule that is not there. */
  modifyRules(folder: FolderId, rules: { replace?: boolean; changes: readonly RuleChange[] }): Promise<number[]>
  /** Without a folder the entry goes, or becomes what it was at first. */
  setReceiveFolder(messageClass: string, folder: FolderId | undefined): Promise<void>
  /** Throws wrongType for a folder that is no search folder, cycle for one that would search itself. */
  setSearchCriteria(folder: FolderId, criteria: SearchCriteria): Promise<void>
  setPerUser(folder: PublicFolderName, data: PerUserData): Promise<void>
  /** Properties of the mailbox itself. With the end of an absence its replies are forgotten (`once` with "absence …"). */
  setStoreProperties(change: { set?: Bag; remove?: readonly number[] }): Promise<void>

  createMessage(folder: FolderId, message: NewMessage): Promise<Created>
  /** Throws conflict when the message's contentSeq is not `ifSeq`. The MIME source of a message goes when its content changes. */
  updateMessage(id: MessageId, patch: MessagePatch, ifSeq?: Seq): Promise<Seq>
  /** Ids that were given out and never used: nothing will come here under them (`wasDeleted`). */
  forbidIds(folder: FolderId, ids: readonly MessageId[]): Promise<void>
  /** In order; returns the rows as they are after it, and those that `unchangedSince` kept from changing. */
  setFlags(ids: readonly MessageId[], change: FlagChange): Promise<{ changed: FlaggedRow[]; modified: MessageId[] }>
  /** Pairs in the order of the ids; ids that are gone are left out. A move within the mailbox keeps emailId and received. */
  copyMessages(ids: readonly MessageId[], to: FolderId): Promise<{ from: MessageId; to: Created }[]>
  /** `newIds`: reserved ones that the messages get there. */
  moveMessages(
    ids: readonly MessageId[],
    to: FolderId,
    newIds?: readonly MessageId[],
  ): Promise<{ from: MessageId; to: Created }[]>
  /** Soft: they go to Recoverable Items and can be restored for as long as they are kept. */
  deleteMessages(ids: readonly MessageId[], options?: { hard?: boolean }): Promise<void>
  restoreMessages(ids: readonly MessageId[], to?: FolderId): Promise<{ from: MessageId; to: Created }[]>
  /** Gives a message that was born without one its MIME form, so that it stays the same from now on. */
  attachSource(id: MessageId, source: { bytes: Uint8Array; structure: Part; envelope: Envelope }): Promise<void>

  /** All below `uid` is taken as new by somebody. No change that anybody follows. */
  setRecentFrom(folder: FolderId, uid: Uid): Promise<void>

  /** The first of `count` ids in a row that nobody else gets: [MS-OXCROPS] 2.2.13.13 (RopGetLocalReplicaIds). */
  reserveIds(count: number): Promise<number>
  setQuota(quota: Partial<Quota>): Promise<void>
  /** Renames the special folders that still have a default name. */
  setLocale(locale: string): Promise<void>
  /** What the caller, not the viewer, will do after the commit, kept with everything else that the transaction does. Returns its id. */
  putPending(bytes: Uint8Array): Promise<number>
  /** Some of what has waited for a minute, the oldest first; for a minute nobody else gets it. */
  takePending(): Promise<Pending[]>
  removePending(ids: readonly number[]): Promise<void>
  /**
   * True the first time a key is seen within the kept time: suppresses duplicate deliveries. With `forever` the key is
   * kept for as long as the mailbox is: what was imported does not come again years later.
   */
  once(key: string, options?: { forever?: boolean }): Promise<boolean>
  /** Keeps a key for ever, with a value; both replace what was there. */
  remember(key: string, value: string): Promise<void>
}

export type { Attachment, Content }
