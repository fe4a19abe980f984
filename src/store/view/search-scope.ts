/**
 * Where a search folder looks, and what it wants: its criteria with the folders that they mean now. [MS-OXCFOLD] 2.2.1.4
 *
 * A search folder holds nothing. Its content is a view over the folders in its scope, which keeps its order only while it
 * is open and takes in what has changed when it is next read (docs/decisions/0019); so it costs a delivery nothing.
 */
import type { Restriction } from '#model/restriction.ts'
import { allows, rightsAt } from '../access.ts'
import type { Query } from '../engine/engine.ts'
import { sql } from '../engine/sql.ts'
import type { Names } from '../names.ts'
import { readCriteria } from '../search-criteria.ts'
import type { FolderId, Viewer } from '../types.ts'
import type { SearchScope } from './scope.ts'

export interface ResolvedSearch {
  scope: SearchScope
  restriction: Restriction
  /** Another one: everything that was known of the rows is void. */
  key: string
}

const searchKind = 2
const nothing: ResolvedSearch = {
  scope: { folders: [], until: undefined },
  restriction: { kind: 'or', of: [] },
  key: '',
}

export async function isSearchFolder(q: Query, folder: FolderId): Promise<boolean> {
  const row = await q.get<{ kind: number }>(sql`select kind from folder where mailbox = ${q.key} and id = ${folder}`)
  return row?.kind === searchKind
}

export async function resolveSearch(
  q: Query,
  { viewer, names }: { viewer: Viewer; names: Names },
  folder: FolderId,
): Promise<ResolvedSearch> {
  const kept = await readCriteria(q, names, folder)
  if (!kept) return nothing
  const { criteria, since, version } = kept
  const folders = await searched(q, viewer, criteria)
  const until = criteria.static || !criteria.running ? since : undefined
  return {
    scope: { folders, until },
    restriction: criteria.restriction,
    key: `${version} ${until ?? ''} ${folders.join()}`,
  }
}

async function searched(
  q: Query,
  viewer: Viewer,
  { scope, recursive }: { scope: readonly FolderId[]; recursive: boolean },
): Promise<FolderId[]> {
  const rows = await q.all<{ id: number; parent: number; kind: number }>(sql`
    select id, parent, kind from folder where mailbox = ${q.key} and deleted = 0 order by id`)
  const children = new Map<FolderId, FolderId[]>()
  const kinds = new Map<FolderId, number>()
  for (const { id, parent, kind } of rows) {
    kinds.set(id, kind)
    if (parent === id) continue
    const siblings = children.get(parent)
    if (siblings) siblings.push(id)
    else children.set(parent, [id])
  }
  const found = new Set<FolderId>()
  const open = [...scope]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id) || !kinds.has(id)) continue
    found.add(id)
    if (recursive) open.push(...(children.get(id) ?? []))
  }
  const rights = await rightsAt(q, viewer, 'all')
  return [...found].filter((id) => kinds.get(id) !== searchKind && allows(rights(id), 'read')).sort((a, b) => a - b)
}
