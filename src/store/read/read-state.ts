/**
 * Who has read what in public folders. The flags of a message there say unread for everybody; a row of `read_state` says
 * that a member has read it. In private mailboxes read is a flag like the others, whoever looks.
 */
import { type Query, sql } from '../engine/index.ts'
import { flagBit } from '../flags.ts'
import type { MessageRecord } from '../records.ts'
import type { FolderId, MailboxKind, MessageId, Viewer } from '../types.ts'

/** The member whose own read state counts; undefined where there is only one for all. */
export function perUserReader(viewer: Viewer, kind: MailboxKind): string | undefined {
  return kind === 'public' && viewer.kind === 'member' ? viewer.id : undefined
}

/** Of these messages those that the viewer has read; undefined where the flag says it. */
export async function readIds(
  q: Query,
  viewer: Viewer,
  kind: MailboxKind,
  ids: readonly MessageId[],
): Promise<Set<MessageId> | undefined> {
  const member = perUserReader(viewer, kind)
  if (member === undefined) return undefined
  const rows = await q.all<{ message: number }>(sql`
    select message from read_state where mailbox = ${q.key} and member = ${member} and message ${sql.oneOf(ids)}`)
  return new Set(rows.map((row) => row.message))
}

/** Puts the viewer's own read state into records that were just read. */
export async function applyReadState(
  q: Query,
  viewer: Viewer,
  kind: MailboxKind,
  records: MessageRecord[],
): Promise<void> {
  if (perUserReader(viewer, kind) === undefined || records.length === 0) return
  const read = await readIds(
    q,
    viewer,
    kind,
    records.map(({ id }) => id),
  )
  for (const record of records) if (read?.has(record.id)) record.flags |= flagBit.read
}

/** How many messages of each folder the viewer has read; undefined where the folder's own count holds. */
export async function readCounts(
  q: Query,
  viewer: Viewer,
  kind: MailboxKind,
): Promise<Map<FolderId, number> | undefined> {
  const member = perUserReader(viewer, kind)
  if (member === undefined) return undefined
  const rows = await q.all<{ folder: number; count: number }>(sql`
    select folder, count(*) as count from read_state where mailbox = ${q.key} and member = ${member} group by folder`)
  return new Map(rows.map(({ folder, count }) => [folder, count]))
}
