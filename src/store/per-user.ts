/**
 * What a client keeps about a reader of public folders: which changes he has read, as bytes that only clients understand.
 * [MS-OXCSTOR] 2.2.1.10 … 2.2.1.13, 3.2.1 (per-user data table)
 *
 * In a private mailbox it is the owner's own, in the public store that of each member. A folder is named by its replica and
 * its number there; `source` is the store that the data came from.
 */
import { Failure } from '#model'
import { type Query, sql } from './engine/index.ts'
import type { MailboxKind, PerUserData, PublicFolderName, Viewer } from './types.ts'
import type { Context } from './write/context.ts'

/** A set of change numbers is some kilobytes; nobody needs more. */
const maxBytes = 1 << 20
const maxFolders = 10_000

function ownerOf(viewer: Viewer, kind: MailboxKind): string {
  return kind === 'public' && viewer.kind === 'member' ? viewer.id : ''
}

export async function readPerUser(
  q: Query,
  { viewer, kind }: { viewer: Viewer; kind: MailboxKind },
  { replica, folder }: PublicFolderName,
): Promise<PerUserData | undefined> {
  return q.get<PerUserData>(sql`
    select source, data from per_user
    where mailbox = ${q.key} and member = ${ownerOf(viewer, kind)} and replica = ${replica} and folder = ${folder}`)
}

/** The folders whose data came from this store. */
export async function perUserFolders(
  q: Query,
  { viewer, kind }: { viewer: Viewer; kind: MailboxKind },
  source: string,
): Promise<PublicFolderName[]> {
  return q.all<PublicFolderName>(sql`
    select replica, folder from per_user
    where mailbox = ${q.key} and member = ${ownerOf(viewer, kind)} and source = ${source} order by replica, folder`)
}

export async function setPerUser(
  { q, viewer, state }: Context,
  { replica, folder }: PublicFolderName,
  { source, data }: PerUserData,
): Promise<void> {
  const member = ownerOf(viewer, state.mailbox.kind)
  if (data.length > maxBytes) throw new Failure('tooBig', 'per-user information')
  const count = await q.get<{ count: number }>(sql`
    select count(*) as count from per_user where mailbox = ${q.key} and member = ${member}`)
  if ((count?.count ?? 0) >= maxFolders) throw new Failure('tooMany', 'per-user information')
  await q.run(sql`
    insert into per_user (mailbox, member, replica, folder, source, data)
    values (${q.key}, ${member}, ${replica}, ${folder}, ${source}, ${data})
    on conflict (mailbox, member, replica, folder) do update set source = excluded.source, data = excluded.data`)
}
