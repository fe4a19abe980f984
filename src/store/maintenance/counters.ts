/** The sums that folders and the mailbox keep, beside what their rows say. */
import { type Query, sql } from '../engine/index.ts'
import { flagBit } from '../flags.ts'
import type { FolderId } from '../types.ts'

export type Counted = Record<string, number>

type FolderRow = {
  id: number
  count: number
  unread: number
  associated_count: number
  size: number
  deleted_count: number
  subfolders: number
  content_seq: number
}

export async function countFolders(q: Query): Promise<{ folder: FolderId; kept: Counted; is: Counted }[]> {
  const folders = await q.all<FolderRow & { parent: number; deleted: number }>(sql`
    select id, parent, deleted, count, unread, associated_count, size, deleted_count, subfolders, content_seq
    from folder where mailbox = ${q.key} order by id`)
  const messages = await q.all<{
    folder: number
    associated: number
    count: number
    unread: number
    size: number
    seq: number
  }>(sql`
    select folder, associated, count(*) as count, sum(size) as size, max(seq) as seq,
      sum(case when (flags & ${flagBit.read}) = 0 then 1 else 0 end) as unread
    from message where mailbox = ${q.key} group by folder, associated`)
  const deleted = await q.all<{ folder: number; count: number }>(sql`
    select last_parent as folder, count(*) as count from message
    where mailbox = ${q.key} and last_parent is not null group by last_parent`)
  return folders.map((folder) => {
    const of = (associated: number) => messages.find((row) => row.folder === folder.id && row.associated === associated)
    const live = of(0)
    const associated = of(1)
    const is: Counted = {
      count: Number(live?.count ?? 0),
      unread: Number(live?.unread ?? 0),
      associated_count: Number(associated?.count ?? 0),
      size: Number(live?.size ?? 0) + Number(associated?.size ?? 0),
      deleted_count: Number(deleted.find((row) => row.folder === folder.id)?.count ?? 0),
      subfolders: folders.filter(
        ({ id, parent, deleted: gone }) => parent === folder.id && id !== folder.id && gone === 0,
      ).length,
      // Deletions count, too: it may be above all rows, never below.
      content_seq: Math.max(folder.content_seq, Number(live?.seq ?? 0), Number(associated?.seq ?? 0)),
    }
    const kept = Object.fromEntries(Object.keys(is).map((name) => [name, folder[name as keyof FolderRow]]))
    return { folder: folder.id, kept, is }
  })
}

export async function countMailbox(q: Query): Promise<{ kept: Counted; is: Counted }> {
  const mailbox = await q.get<{
    size: number
    deleted_size: number
    message_count: number
    seq: number
    next_id: number
  }>(sql`
    select size, deleted_size, message_count, seq, next_id from mailbox where mailbox = ${q.key}`)
  const sums = await q.get<{
    size: number | null
    deleted_size: number | null
    count: number | null
    seq: number | null
    id: number | null
  }>(sql`
    select sum(case when last_parent is null then size else 0 end) as size,
      sum(case when last_parent is null then 0 else size end) as deleted_size,
      sum(case when last_parent is null and associated = 0 then 1 else 0 end) as count, max(seq) as seq, max(id) as id
    from message where mailbox = ${q.key}`)
  const folders = await q.get<{ seq: number | null; id: number | null }>(sql`
    select max(seq) as seq, max(id) as id from folder where mailbox = ${q.key}`)
  const kept: Counted = { ...mailbox }
  return {
    kept,
    is: {
      size: Number(sums?.size ?? 0),
      deleted_size: Number(sums?.deleted_size ?? 0),
      message_count: Number(sums?.count ?? 0),
      seq: Math.max(mailbox?.seq ?? 0, Number(sums?.seq ?? 0), Number(folders?.seq ?? 0)),
      next_id: Math.max(mailbox?.next_id ?? 0, Number(sums?.id ?? 0) + 1, Number(folders?.id ?? 0) + 1),
    },
  }
}
