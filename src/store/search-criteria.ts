/**
 * What search folders show. [MS-OXCFOLD] 2.2.1.4, 3.2.5.4; the definitions that clients keep of them are messages of
 * [MS-OXOSRCH], which are theirs.
 *
 * The criteria that somebody has set are kept here, those that a mailbox is born with are in default-criteria.ts; what fits them is looked up when somebody asks (view/search-scope.ts).
 */
import { Failure, restrictionLayout } from '#model'
import { decode, encode } from '#codec/binary/index.ts'
import { type Query, sql } from './engine/index.ts'
import { defaultCriteria, namesOfCriteria } from './default-criteria.ts'
import type { Names } from './names.ts'
import type { FolderId, SearchCriteria, Seq } from './types.ts'
import type { Context } from './write/context.ts'

const searchFolder = 2
const maxScope = 1000
const bit = { recursive: 1, static: 2, running: 4 } as const

export interface KeptCriteria {
  criteria: SearchCriteria
  /** The mailbox's seq when the search was started. */
  since: Seq
  /** Another one: other criteria. */
  version: string
}

type Row = { flags: number; restriction: Uint8Array | null; scope: string; since: number }

export async function readCriteria(q: Query, names: Names, folder: FolderId): Promise<KeptCriteria | undefined> {
  const row = await q.get<Row>(sql`
    select flags, restriction, scope, since from search_folder where mailbox = ${q.key} and folder = ${folder}`)
  if (!row?.restriction) {
    await names.load(q, namesOfCriteria, false)
    const criteria = defaultCriteria(folder, names)
    return criteria && { criteria, since: 0, version: namesOfCriteria.map((name) => names.idOf(name) ?? '').join() }
  }
  return {
    criteria: {
      restriction: decode(restrictionLayout('wide'), row.restriction),
      scope: JSON.parse(row.scope) as FolderId[],
      recursive: (row.flags & bit.recursive) !== 0,
      static: (row.flags & bit.static) !== 0,
      running: (row.flags & bit.running) !== 0,
    },
    since: row.since,
    version: `${row.since}`,
  }
}

export async function hasSearchFolders(q: Query): Promise<boolean> {
  return (await q.get(sql`select folder from search_folder where mailbox = ${q.key} limit 1`)) !== undefined
}

export async function setCriteria(context: Context, id: FolderId, criteria: SearchCriteria): Promise<void> {
  const { q, state } = context
  const folder = await context.folderFor(id, 'own')
  if (folder.kind !== searchFolder) throw new Failure('wrongType', 'not a search folder')
  if (criteria.scope.length === 0 || criteria.scope.length > maxScope) throw new Failure('invalid', 'search scope')
  for (const one of criteria.scope) {
    if (one === id) throw new Failure('cycle', 'a search folder that searches itself')
    await context.folderFor(one, 'see')
  }
  const flags =
    (criteria.recursive ? bit.recursive : 0) | (criteria.static ? bit.static : 0) | (criteria.running ? bit.running : 0)
  await state.folderChanged(folder)
  const restriction = encode(restrictionLayout('wide'), criteria.restriction)
  await q.run(sql`
    insert into search_folder (mailbox, folder, flags, restriction, scope, since)
    values (${q.key}, ${id}, ${flags}, ${restriction}, ${JSON.stringify(criteria.scope)}, ${folder.seq})
    on conflict (mailbox, folder) do update set flags = excluded.flags, restriction = excluded.restriction,
      scope = excluded.scope, since = excluded.since`)
}
