/**
 * Up to where the messages of a folder have been told of as new: \Recent, RFC 3501 2.3.2. One number for each folder, in
 * `meta`; it is no change that anybody follows, so it takes no seq and wakes nobody.
 */
import { type Query, sql } from './engine/index.ts'
import type { FolderId, Uid } from './types.ts'

function rowName(folder: FolderId): string {
  return `recent:${folder.toString(16)}`
}

/** The first UID that nobody has been told of yet. */
export async function readRecentFrom(q: Query, folder: FolderId): Promise<Uid> {
  const row = await q.get<{ value: string }>(sql`
    select value from meta where mailbox = ${q.key} and name = ${rowName(folder)}`)
  return row === undefined ? 1 : Number(row.value)
}

export async function writeRecentFrom(q: Query, folder: FolderId, uid: Uid): Promise<void> {
  if ((await readRecentFrom(q, folder)) >= uid) return
  await forgetRecent(q, folder)
  await q.run(sql`insert into meta (mailbox, name, value) values (${q.key}, ${rowName(folder)}, ${String(uid)})`)
}

export async function forgetRecent(q: Query, folder: FolderId): Promise<void> {
  await q.run(sql`delete from meta where mailbox = ${q.key} and name = ${rowName(folder)}`)
}
