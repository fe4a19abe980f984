/**
 * The rows that a view ranges over, before any restriction: ordinary, associated or soft-deleted messages of a folder, or
 * what lies in the folders that a search folder searches; and
 * the stamp by which a view knows whether what it remembers still holds.
 */
import { Failure } from '#model'
import type { Query } from '../engine/engine.ts'
import { type Sql, sql } from '../engine/sql.ts'
import type { FolderId, Seq } from '../types.ts'
import type { Reader } from './columns.ts'

export type ScopeKind = 'live' | 'associated' | 'softDeleted' | 'search'

export interface Scope {
  folder: FolderId
  kind: ScopeKind
  /** Whose read state counts in a public folder. */
  member: string | undefined
  /** Only what this member made. */
  creator: string | undefined
  /** Of a search folder: where it looks, and how far back. */
  search: SearchScope | undefined
}

export interface SearchScope {
  folders: readonly FolderId[]
  /** A static search knows nothing that came after it was started. */
  until: Seq | undefined
}

export interface Stamp {
  seq: Seq
  /** Rows of the scope. */
  count: number
  /** Of the viewer's own read state; it changes without a change of the folder. */
  readState: number
}

type StampRow = {
  content_seq: number
  count: number
  associated_count: number
  deleted_count: number
  marks: number | null
}

export async function readStamp(q: Query, scope: Scope): Promise<Stamp> {
  if (scope.kind === 'search') return readSearchStamp(q, scope)
  const row = await q.get<StampRow>(
    scope.member === undefined
      ? sql`select content_seq, count, associated_count, deleted_count, null as marks
          from folder where mailbox = ${q.key} and id = ${scope.folder}`
      : sql`select content_seq, count, associated_count, deleted_count,
          (select count(*) * 1000003 + coalesce(sum(r.message), 0) from read_state r
            where r.mailbox = ${q.key} and r.member = ${scope.member} and r.folder = ${scope.folder}) as marks
          from folder where mailbox = ${q.key} and id = ${scope.folder}`,
  )
  if (!row) throw new Failure('deleted', 'folder')
  const counts = { live: row.count, associated: row.associated_count, softDeleted: row.deleted_count, search: 0 }
  const count = counts[scope.kind]
  return { seq: row.content_seq, count, readState: Number(row.marks ?? 0) }
}

/** Whatever changes anywhere in the mailbox may concern a search: the change rows say whether it does. */
async function readSearchStamp(q: Query, { member }: Scope): Promise<Stamp> {
  const marks =
    member === undefined
      ? sql`null`
      : sql`(select count(*) * 1000003 + coalesce(sum(r.message), 0) from read_state r
          where r.mailbox = ${q.key} and r.member = ${member})`
  const row = await q.get<{ seq: number | null; marks: number | null }>(sql`
    select max(content_seq) as seq, ${marks} as marks from folder where mailbox = ${q.key}`)
  return { seq: Number(row?.seq ?? 0), count: 0, readState: Number(row?.marks ?? 0) }
}

export function inScope(q: Query, { folder, kind, creator, search }: Scope): Sql {
  if (search) {
    const until = search.until === undefined ? sql`` : sql`and m.created_seq <= ${search.until}`
    return sql`m.mailbox = ${q.key} and m.folder ${sql.oneOf(search.folders)} and m.associated = 0
      and m.last_parent is null ${until}`
  }
  const rows =
    kind === 'softDeleted'
      ? sql`m.mailbox = ${q.key} and m.last_parent = ${folder}`
      : sql`m.mailbox = ${q.key} and m.folder = ${folder} and m.associated = ${kind === 'associated' ? 1 : 0}`
  return creator === undefined ? rows : sql`${rows} and m.creator = ${creator}`
}

export function readerOf(q: Query, scope: Scope): Reader {
  return { key: q.key, member: scope.member }
}
