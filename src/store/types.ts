/**
 * The words of the store: what a mailbox, a folder, a message, a view and a change are to everyone above.
 *
 * A mailbox is a MAPI store ([MS-OXCSTOR]): a tree of folders that hold messages, items of every kind; a message has
 * properties, recipients and attachments, and an attachment may hold a message. Everything a protocol does is one of
 * three verbs: `store.write`, `store.view`, `store.follow` (store.ts). The number `seq` of a change is every protocol's
 * clock: MAPI change number, IMAP MODSEQ, EAS SyncKey, EWS SyncState, DAV sync-token, Graph delta token.
 */
import type { Bag, Content, DerivedProperty, Item, ItemAttachment, PackedBag, Restriction, SortOrder } from '#model'

import type { Envelope, Part } from '#codec/mime/index.ts'

export type { Content, DerivedProperty, Item, ItemAttachment }

/** The mailbox GUID, canonical lower case. It is also the replica GUID of every id in the mailbox. */
export type MailboxId = string
/** GLOBCNT of a folder: below 0x1000 the special folders of model/special-folders.ts, above it the others. */
export type FolderId = number
/** GLOBCNT of a message. A message that moves gets a new one, as [MS-OXCFOLD] 2.2.1.6 has it. */
export type MessageId = number
/** One change of one mailbox; 48 bits. */
export type Seq = number
/** IMAP UID: ascending within a folder, never used twice while its UIDVALIDITY stands. */
export type Uid = number

/** Who looks at a mailbox. The folder's permissions decide what he may see and do, in one place: store/access.ts. */
export type Viewer =
  | { kind: 'system' }
  | { kind: 'anonymous' }
  /**
   * `id` is the directory object; `groups` all the groups it belongs to, nested ones too; `owner`: has full access; `author`:
   * what is written into items that he makes and changes.
   */
  | { kind: 'member'; id: string; groups: readonly string[]; owner: boolean; author?: Author }

export interface Author {
  name: string
  /** Of the address book: PidTagEmailAddress of the type EX. */
  legacyDn: string
}

export type MailboxKind = 'private' | 'public'

export interface NewMailbox {
  id?: MailboxId
  kind: MailboxKind
  /** The owning directory object (user, shared mailbox, room, organisation). */
  owner: string
  /** BCP 47; decides the names of the special folders. */
  locale: string
  displayName: string
  quota?: Partial<Quota>
}

/** Bytes; undefined means without limit. [MS-OXCSTOR] 2.2.2.1 (PidTagStorageQuotaLimit and its siblings). */
export interface Quota {
  warning: number | undefined
  /** Above it nothing can be sent any more. */
  send: number | undefined
  /** Above it nothing is received any more. */
  receive: number | undefined
}

export interface MailboxInfo {
  id: MailboxId
  kind: MailboxKind
  owner: string
  locale: string
  displayName: string
  seq: Seq
  /** Ids below it have been given out. */
  nextId: number
  quota: Quota
  /** Bytes of all messages, soft-deleted ones apart. */
  size: number
  deletedSize: number
  messageCount: number
  created: Date
}

export type FolderKind = 'root' | 'generic' | 'search'

export interface Folder {
  id: FolderId
  parent: FolderId
  kind: FolderKind
  name: string
  /** PidTagContainerClass: IPF.Note, IPF.Appointment … */
  class: string
  seq: Seq
  createdSeq: Seq
  /** Last change of a folder directly below it: PidTagHierarchyChangeNumber. */
  hierarchySeq: Seq
  created: Date
  /** The folder itself was soft-deleted, or one above it; it lies under Recoverable Items. */
  deleted: boolean
  /** Only on one that was soft-deleted itself: where it was. */
  lastParent: FolderId | undefined
  /** Last change of the folder itself, and of anything in it. */
  modified: Date
  contentModified: Date
  /** How many messages were ever deleted in it: PidTagDeletedCountTotal. */
  deletedTotal: number
  /** Live messages (not associated, not soft-deleted). */
  count: number
  unread: number
  associatedCount: number
  deletedCount: number
  size: number
  /** The highest seq of anything in the folder: HIGHESTMODSEQ, PidTagLocalCommitTimeMax's companion. */
  contentSeq: Seq
  uidValidity: number
  uidNext: Uid
  hasSubfolders: boolean
  /** What the viewer may do here: bits of model/permissions.ts. */
  rights: number
  /** Everything else that was set on the folder. */
  bag: PackedBag
}

/** The states that every protocol has a name for; the rest are properties. */
export type Flag =
  | 'read' // \Seen, mfRead
  | 'answered' // \Answered, PidTagLastVerbExecuted 102, 103
  | 'forwarded' // $Forwarded, PidTagLastVerbExecuted 104
  | 'flagged' // \Flagged, PidTagFlagStatus 2
  | 'draft' // \Draft, mfUnsent
  | 'deleteMarked' // \Deleted, MSGSTATUS_DELMARKED
  | 'junk' // $Junk
  | 'notJunk' // $NotJunk
  | 'receiptSent' // $MDNSent
  | 'phishing' // $Phishing

/** One message as it stands in a view: the columns that are searched, sorted and counted all the time. */
export interface MessageRow {
  id: MessageId
  folder: FolderId
  uid: Uid
  /** Last change of any kind: MODSEQ. */
  seq: Seq
  /** seq of the creation in this folder. */
  createdSeq: Seq
  /** seq of the last change that is more than flags and categories. */
  contentSeq: Seq
  /** seq of the last change that is more than read state: PidTagChangeNumber. */
  changeSeq: Seq
  flags: ReadonlySet<Flag>
  /** Categories: PidNameKeywords, IMAP keywords. */
  categories: readonly string[]
  /** PidTagMessageDeliveryTime, INTERNALDATE. */
  received: Date
  /** When it came into this folder: IMAP SAVEDATE. */
  saved: Date
  /** PidTagCreationTime. */
  created: Date
  /** PidTagLastModificationTime. */
  modified: Date
  /** PidTagMessageSize. */
  size: number
  /** Size of the MIME form in bytes, undefined for a message that has none yet. */
  sourceSize: number | undefined
  class: string
  associated: boolean
  hasAttachments: boolean
  /** PidTagImportance: 0 low, 1 normal, 2 high. */
  importance: number
  /** Stays the same through copies and moves: IMAP EMAILID. */
  emailId: string
  /** PidTagConversationId as hex: IMAP THREADID. */
  conversationId: string
  /** Only on a soft-deleted message: the folder that it was deleted from. */
  lastParent: FolderId | undefined
  /** The member who made it, undefined when the owner did or mail brought it. */
  creator: string | undefined
  /** Present when the columns of the view ask for them. */
  bag?: PackedBag
  envelope?: Envelope
  structure?: Part
  preview?: string
}

export type RowPart = 'bag' | 'envelope' | 'structure' | 'preview'
/** What there is to say of a message whose flags were set. */
export type FlaggedRow = Pick<MessageRow, 'id' | 'folder' | 'uid' | 'seq' | 'flags' | 'categories'>
/** What a reader of many rows can name, so that nothing else is read. */
export type RowField = keyof MessageRow

/** One whole message. Long values and attachments are fetched when they are asked for. */
export interface Message extends MessageRow {
  bag: PackedBag
  recipients: PackedBag[]
  attachments: Attachment[]
  /** All properties with their names, long ones loaded, computed ones included. */
  properties(): Promise<Bag>
  /** The exact MIME source, undefined when there is none (a message born in MAPI). */
  source(): Promise<ByteSource | undefined>
}

export interface Attachment {
  /** PidTagAttachNumber; stable for the life of the message. */
  number: number
  size: number
  bag: PackedBag
  content(): Promise<ByteSource | undefined>
  embedded(): Promise<Item | undefined>
}

/** Bytes that need not be in memory at once. */
export interface ByteSource {
  readonly size: number
  /** All of them, where they are in memory anyway: who writes thousands of small mails need not wait for each. */
  readonly inMemory?: Uint8Array
  /** From `start` (inclusive) to `end` (exclusive); the whole without them. */
  read(start?: number, end?: number): AsyncIterable<Uint8Array>
  bytes(start?: number, end?: number): Promise<Uint8Array>
}

/** The MIME form of one message. */
export interface MessageSource {
  bytes: ByteSource
  structure: Part
  envelope: Envelope
}

export interface NewMessage extends Item {
  flags?: readonly Flag[]
  received?: Date
  /** Given when it comes from somewhere where it already had one; otherwise made. */
  emailId?: string
  /** One of the ids that `reserveIds` gave out, or, for a restore, the one it had. Throws alreadyExists when it is taken. */
  id?: MessageId
}

/** What `createMessage` answers. */
export interface Created {
  id: MessageId
  uid: Uid
  seq: Seq
}

export interface MessagePatch {
  set?: Bag
  remove?: readonly (number | { set: string; lid?: number; string?: string })[]
  recipients?: Bag[]
  /** By attachment number; undefined removes, a new number (or 'new') adds. */
  attachments?: ReadonlyMap<number | 'new', ItemAttachment | undefined>
}

export interface FlagChange {
  add?: readonly Flag[]
  remove?: readonly Flag[]
  addCategories?: readonly string[]
  removeCategories?: readonly string[]
  /** Replaces all of them. */
  flags?: readonly Flag[]
  categories?: readonly string[]
  /** Only messages that have not changed since: IMAP UNCHANGEDSINCE. The others come back as `modified`. */
  unchangedSince?: Seq
}

export interface ViewDefinition {
  where?: Restriction
  /** Without it: by uid. */
  order?: SortOrder
  /** Associated items (FAI) in place of the ordinary ones. */
  associated?: boolean
  /** Soft-deleted messages in place of the live ones. */
  softDeleted?: boolean
  /** What rows carry beside the columns that are always there. */
  columns?: readonly RowPart[]
  /** Tags with MultivalueInstance: such a property's values make rows of their own. Those in the order need not stand here. */
  instances?: readonly number[]
}

/**
 * A definition and a cursor over indexes: it holds no rows, costs a write nothing and always tells the present.
 * With categories in its order, rows are headers and messages as they are expanded ([MS-OXCTABL] 2.2.2.3).
 */
export interface View {
  length(): Promise<number>
  rows(from: number, count: number): Promise<ViewRow[]>
  /** The position of the first row at or after (before, when backward) `from` that the restriction accepts. */
  find(where: Restriction, from: number, backward?: boolean): Promise<number | undefined>
  indexOf(id: MessageId): Promise<number | undefined>
  /** All ids and uids in the order of the view, without the rows. */
  ids(): Promise<{ ids: Float64Array; uids: Uint32Array }>
  /** How many rows came into sight, or went. Throws notFound, or conflict when it is so already. */
  expand(category: string): Promise<number>
  collapse(category: string): Promise<number>
  /** Where the header of a category stands; undefined while it is hidden in another one. */
  positionOf(category: string): Promise<number | undefined>
  /** Which categories are open, as bytes for another view with the same order. */
  collapseState(): Uint8Array
  restoreCollapseState(state: Uint8Array): void
}

export type ViewRow =
  /** `instance`: which value of a property whose values make rows of their own; 0 elsewhere. */
  | ({ kind: 'message'; depth: number; instance: number } & MessageRow)
  | {
      kind: 'category'
      /** Stable name of the group: what expand and collapse take; 16 hexadecimal digits, the first at least 8. */
      category: string
      depth: number
      /** The values of the sort columns that make the group, by property tag. */
      values: ReadonlyMap<number, unknown>
      count: number
      unread: number
      expanded: boolean
    }

/** One object that changed; a newer change of the same object takes the place of the older one. */
export type Change =
  | { kind: 'folder'; id: FolderId; parent: FolderId; seq: Seq; createdSeq: Seq; deleted: boolean }
  | {
      kind: 'message'
      id: MessageId
      folder: FolderId
      uid: Uid
      seq: Seq
      createdSeq: Seq
      /** Below or equal to the reader's cursor: only read state, flags or other marks (store/marks.ts) changed since. */
      contentSeq: Seq
      associated: boolean
      /** Hard or soft deleted, or moved away. */
      deleted: boolean
    }
  /**
   * The message lives on, with a new UID, because its MIME form has changed (RFC 9051 2.3.1.1): only IMAP needs to know
   * that the old UID is gone; the message itself has a change of its own.
   */
  | { kind: 'uid'; id: MessageId; folder: FolderId; uid: Uid; seq: Seq; createdSeq: Seq }

export interface Member {
  /** Directory object, or the two that are always there. */
  member: string | 'default' | 'anonymous'
  rights: number
}

/** A standard rule of a folder. [MS-OXORULE] 2.2.1.3.2 */
export interface FolderRule {
  id: number
  sequence: number
  /** Bits of PidTagRuleState. */
  state: number
  /** All properties of its row, in the ids of the mailbox. */
  bag: PackedBag
}

export type RuleChange =
  | { kind: 'add'; properties: Bag }
  /** Properties that are not named stay. */
  | { kind: 'modify'; id: number; properties: Bag }
  | { kind: 'remove'; id: number }

/** Where messages of a class, and of its subclasses, arrive. */
export interface ReceiveFolder {
  class: string
  folder: FolderId
  modified: Date
}

/** A public folder as other stores name it. */
export interface PublicFolderName {
  replica: string
  folder: FolderId
}

export interface PerUserData {
  /** The store that the data came from. */
  source: string
  data: Uint8Array
}

/** What a search folder shows. [MS-OXCFOLD] 2.2.1.4 */
export interface SearchCriteria {
  restriction: Restriction
  /** The folders that are searched. */
  scope: readonly FolderId[]
  /** With all that is below them. */
  recursive: boolean
  /** Not live: what was there when the search was started. */
  static: boolean
  running: boolean
}

/** A message of a folder as a synchronisation looks at it. */
export interface SyncRow {
  id: MessageId
  seq: Seq
  contentSeq: Seq
  changeSeq: Seq
  read: boolean
  associated: boolean
  size: number
  /** Milliseconds since 1970. */
  received: number
}

export interface FolderSync {
  /** The mailbox's, when this was read. */
  seq: Seq
  /** Of all messages, associated ones too; ascending. */
  ids: Float64Array
  /** In ascending seq. */
  changed: SyncRow[]
}

/** What a search folder has in sight. */
export interface SearchCounts {
  count: number
  unread: number
}

export interface SearchQuery {
  /** Words; each must occur, as a prefix, in the fields asked for. */
  text: string
  in?: readonly ('subject' | 'body' | 'people' | 'attachments')[]
  folder?: FolderId
  /** Substring semantics as IMAP SEARCH TEXT/BODY want it (CJK and parts of words), not only prefixes of words. */
  substring?: boolean
}
