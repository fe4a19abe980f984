/**
 * The messages of a folder as a synchronisation looks at them: which there are, and numbers and read state of those that
 * have changed since. One snapshot, and the seq that it is of. [MS-OXCFXICS] 3.2.5.3
 */
import { type Query, sql } from '../engine/index.ts'
import { flagBit } from '../flags.ts'
import type { FolderId, FolderSync, MailboxKind, Seq, SyncRow, Viewer } from '../types.ts'
import { readIds } from './read-state.ts'

type Row = [
  id: number,
  seq: number,
  content: number,
  mark: number,
  flags: number,
  associated: number,
  size: number,
  received: number,
]

const idsPerRead = 5000

export async function readSync(
  q: Query,
  { viewer, kind }: { viewer: Viewer; kind: MailboxKind },
  { folder, since, creator }: { folder: FolderId; since: Seq; creator: string | undefined },
): Promise<FolderSync> {
  const own = creator === undefined ? sql`` : sql`and creator = ${creator}`
  const mailbox = await q.get<{ seq: number }>(sql`select seq from mailbox where mailbox = ${q.key}`)
  const ids = (await q.arrays(sql`
    select id from message where mailbox = ${q.key} and folder = ${folder} ${own}`)) as [number][]
  const rows = (await q.arrays(sql`
    select id, seq, content_seq, mark_seq, flags, associated, size, received from message
    where mailbox = ${q.key} and folder = ${folder} ${own} and seq > ${since} order by seq`)) as Row[]
  const changed = rows.map(
    ([id, seq, content, mark, flags, associated, size, received]): SyncRow => ({
      id,
      seq,
      contentSeq: content,
      changeSeq: Math.max(content, mark),
      read: (flags & flagBit.read) !== 0,
      associated: associated === 1,
      size,
      received,
    }),
  )
  for (let at = 0; at < changed.length; at += idsPerRead) {
    const some = changed.slice(at, at + idsPerRead)
    const read = await readIds(
      q,
      viewer,
      kind,
      some.map(({ id }) => id),
    )
    if (!read) break
    for (const row of some) if (read.has(row.id)) row.read = true
  }
  return { seq: mailbox?.seq ?? 0, ids: Float64Array.from(ids, ([id]) => id).sort(), changed }
}
