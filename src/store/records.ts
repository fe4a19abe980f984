/**
 * Rows of the tables `folder` and `message` as SQL gives them, and as the store's words (types.ts).
 */
import { PackedBag } from '#model'
import { sql, type SqlValue } from './engine/index.ts'
import { categoriesOf, flagsOf } from './flags.ts'
import type { Folder, FolderKind, MessageRow } from './types.ts'

export interface FolderRecord {
  id: number
  parent: number
  kind: number
  name: string
  name_key: string
  class: string
  seq: number
  created_seq: number
  content_seq: number
  created: number
  modified: number
  content_time: number
  count: number
  unread: number
  associated_count: number
  size: number
  deleted_count: number
  deleted_total: number
  uid_validity: number
  uid_next: number
  subfolders: number
  deleted: number
  last_parent: number | null
  hierarchy_seq: number
  bag: Uint8Array
}

export const folderColumnNames = [
  'id',
  'parent',
  'kind',
  'name',
  'name_key',
  'class',
  'seq',
  'created_seq',
  'content_seq',
  'created',
  'modified',
  'content_time',
  'count',
  'unread',
  'associated_count',
  'size',
  'deleted_count',
  'deleted_total',
  'uid_validity',
  'uid_next',
  'subfolders',
  'deleted',
  'last_parent',
  'hierarchy_seq',
  'bag',
] as const satisfies readonly (keyof FolderRecord)[]

export const folderColumns = sql.raw(folderColumnNames.join(', '))

const folderKinds: readonly FolderKind[] = ['root', 'generic', 'search']

export function folderKindNumber(kind: FolderKind): number {
  return folderKinds.indexOf(kind)
}

export function folderOf(record: FolderRecord, rights: number): Folder {
  return {
    id: record.id,
    parent: record.parent,
    kind: folderKinds[record.kind] ?? 'generic',
    name: record.name,
    class: record.class,
    seq: record.seq,
    createdSeq: record.created_seq,
    hierarchySeq: Math.max(record.hierarchy_seq, record.created_seq),
    created: new Date(record.created),
    modified: new Date(record.modified),
    contentModified: new Date(record.content_time),
    count: record.count,
    unread: record.unread,
    associatedCount: record.associated_count,
    deletedCount: record.deleted_count,
    deletedTotal: record.deleted_total,
    size: record.size,
    contentSeq: record.content_seq,
    uidValidity: record.uid_validity,
    uidNext: record.uid_next,
    hasSubfolders: record.subfolders > 0,
    deleted: record.deleted === 1,
    lastParent: record.last_parent ?? undefined,
    rights,
    bag: new PackedBag(record.bag),
  }
}

/** Every column of a message but its bag. */
export interface MessageRecord {
  id: number
  folder: number
  uid: number
  seq: number
  created_seq: number
  content_seq: number
  flags: number
  categories: string | null
  received: number
  saved: number
  created: number
  modified: number
  size: number
  source_size: number | null
  class: string
  associated: number
  has_attachments: number
  importance: number
  conversation: Uint8Array
  email_id: string
  last_parent: number | null
  creator: string | null
  parts: number
  mark_seq: number
}

/** With the row of `bag` (store/bags.ts). */
export interface FullMessageRecord extends MessageRecord {
  subject_key: string
  sender_key: string
  to_key: string
  message_id_hash: number | null
  bag: Uint8Array
}

const rowColumnNames = [
  'id',
  'folder',
  'uid',
  'seq',
  'created_seq',
  'content_seq',
  'flags',
  'categories',
  'received',
  'saved',
  'created',
  'modified',
  'size',
  'source_size',
  'class',
  'associated',
  'has_attachments',
  'importance',
  'conversation',
  'email_id',
  'last_parent',
  'creator',
  'parts',
  'mark_seq',
] as const satisfies readonly (keyof MessageRecord)[]

export const fullColumnNames = [
  ...rowColumnNames,
  'subject_key',
  'sender_key',
  'to_key',
  'message_id_hash',
] as const satisfies readonly (keyof FullMessageRecord)[]

/** The columns that `messageRow` needs, for a select list; `m.` stands before each in a join. */
export const messageColumns = sql.raw(rowColumnNames.join(', '))
export const messageColumnsOfM = sql.raw(rowColumnNames.map((name) => `m.${name}`).join(', '))
export const fullColumns = sql.raw(fullColumnNames.join(', '))

/** In the order of fullColumnNames: the row of `message`. */
export function fullValues(record: FullMessageRecord): SqlValue[] {
  return fullColumnNames.map((name) => record[name])
}

/** Bits of the column `parts`. */
export const partBit = { content: 1, attachment: 2, value: 4, blobRef: 8 } as const

export function messageRow(record: MessageRecord): MessageRow {
  return {
    id: record.id,
    folder: record.folder,
    uid: record.uid,
    seq: record.seq,
    createdSeq: record.created_seq,
    contentSeq: record.content_seq,
    changeSeq: Math.max(record.content_seq, record.mark_seq),
    flags: flagsOf(record.flags),
    categories: categoriesOf(record.categories),
    received: new Date(record.received),
    saved: new Date(record.saved),
    created: new Date(record.created),
    modified: new Date(record.modified),
    size: record.size,
    sourceSize: record.source_size ?? undefined,
    class: record.class,
    associated: record.associated === 1,
    hasAttachments: record.has_attachments === 1,
    importance: record.importance,
    emailId: record.email_id,
    conversationId: record.conversation.toHex(),
    lastParent: record.last_parent ?? undefined,
    creator: record.creator ?? undefined,
  }
}
