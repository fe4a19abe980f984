/**
 * Which properties stand in columns of their own (store/schema.ts), for restrictions and for sorting.
 *
 * A view of a public folder sees the read state of its viewer: unread for everybody (`flags`) and read by him (a row in
 * read_state).
 */
import { P } from '#model/properties.ts'
import { type Sql, sql } from '../engine/sql.ts'
import { flagBit } from '../flags.ts'
import type { StandingColumn, StandingColumns } from './compile.ts'

/** [MS-OXCMSG] 2.2.1.6, the bits that columns know. */
export const messageFlag = {
  read: 0x01,
  unmodified: 0x02,
  unsent: 0x08,
  hasAttachments: 0x10,
  associated: 0x40,
  everRead: 0x400,
} as const

/** [MS-OXCMSG] 2.2.1.8, MSGSTATUS_DELMARKED: what IMAP asks at every EXPUNGE. */
const deleteMarked = 0x08

export interface Reader {
  key: number
  /** Whose read state counts in a public folder; undefined where the flags say it all. */
  member: string | undefined
}

export function standingColumns(reader: Reader): StandingColumns {
  const columns = new Map<number, StandingColumn>([
    [P.MessageDeliveryTime.tag, { kind: 'time', expression: sql`m.received` }],
    [P.CreationTime.tag, { kind: 'time', expression: sql`m.created` }],
    [P.LastModificationTime.tag, { kind: 'time', expression: sql`m.modified` }],
    [P.InternetArticleNumber.tag, { kind: 'number', expression: sql`m.uid` }],
    [P.MessageSize.tag, { kind: 'number', expression: sql`m.size` }],
    [P.Importance.tag, { kind: 'number', expression: sql`m.importance` }],
    [P.HasAttachments.tag, { kind: 'boolean', expression: sql`(m.has_attachments <> 0)` }],
    [P.NormalizedSubject.tag, { kind: 'folded', expression: sql`m.subject_key`, cut: 255 }],
    [P.SentRepresentingName.tag, { kind: 'folded', expression: sql`m.sender_key`, cut: 255 }],
    [P.DisplayTo.tag, { kind: 'folded', expression: sql`m.to_key`, cut: 255 }],
    [P.ConversationId.tag, { kind: 'bytes', expression: sql`m.conversation` }],
    [P.Read.tag, { kind: 'boolean', expression: isRead(reader) }],
  ])
  return {
    column: (tag) => columns.get(tag),
    bits(tag, mask) {
      if (tag === P.MessageStatus.tag && mask === deleteMarked) return sql`((m.flags & ${flagBit.deleteMarked}) <> 0)`
      if (tag !== P.MessageFlags.tag) return undefined
      const known = Object.values(messageFlag).reduce((all, bit) => all | bit, 0)
      if ((mask & ~known) !== 0) return undefined
      const tests: Sql[] = []
      if (mask & (messageFlag.read | messageFlag.everRead)) tests.push(isRead(reader))
      if (mask & messageFlag.unmodified) tests.push(sql`(m.created = m.modified)`)
      if (mask & messageFlag.unsent) tests.push(sql`((m.flags & ${flagBit.draft}) <> 0)`)
      if (mask & messageFlag.hasAttachments) tests.push(sql`(m.has_attachments <> 0)`)
      if (mask & messageFlag.associated) tests.push(sql`(m.associated <> 0)`)
      return sql.or(tests)
    },
  }
}

export function isRead({ key, member }: Reader): Sql {
  const byFlags = sql`((m.flags & ${flagBit.read}) <> 0)`
  if (member === undefined) return byFlags
  return sql`(${byFlags} or exists (select 1 from read_state r
    where r.mailbox = ${key} and r.member = ${member} and r.folder = m.folder and r.message = m.id))`
}

/** The columns that an index has in order, below (mailbox, folder, associated); `id` follows in each. */
const indexed = new Map<number, { column: string; kind: 'number' | 'folded' }>([
  [P.InternetArticleNumber.tag, { column: 'uid', kind: 'number' }],
  [P.MessageDeliveryTime.tag, { column: 'received', kind: 'number' }],
  [P.NormalizedSubject.tag, { column: 'subject_key', kind: 'folded' }],
  [P.SentRepresentingName.tag, { column: 'sender_key', kind: 'folded' }],
])

export interface IndexOrder {
  column: string
  kind: 'number' | 'folded'
  descending: boolean
}

export const uidOrder: IndexOrder = { column: 'uid', kind: 'number', descending: false }
/** For rows of several folders, which no index of a folder has together. */
export const idOrder: IndexOrder = { column: 'id', kind: 'number', descending: false }

export function findIndexOrder(columns: readonly { tag: number; descending: boolean }[]): IndexOrder | undefined {
  const [first, second] = columns
  if (!first) return uidOrder
  const order = indexed.get(first.tag)
  return order && !second ? { ...order, descending: first.descending } : undefined
}
