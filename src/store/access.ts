/**
 * Who may do what: the one place that decides. [MS-OXCPERM] 2.2.7 (rights), 3.2.5.2 (which entry counts)
 *
 * The owner of the mailbox and the system may do everything. For others the entries of the folder's permission list
 * count: their own, else the union of those of their groups, else Default; somebody without a login has Anonymous.
 */
import { Failure } from '#model'
import { type Query, sql } from './engine/index.ts'
import type { FolderId, Member, Viewer } from './types.ts'

export const right = {
  readAny: 0x0001,
  create: 0x0002,
  editOwned: 0x0008,
  deleteOwned: 0x0010,
  editAny: 0x0020,
  deleteAny: 0x0040,
  createSubfolder: 0x0080,
  folderOwner: 0x0100,
  folderContact: 0x0200,
  folderVisible: 0x0400,
  freeBusySimple: 0x0800,
  freeBusyDetailed: 0x1000,
} as const

export const allRights = 0x1ffb
/** What a caller asks for; `own` says that the message was made by the viewer. */
export type Wish = 'see' | 'read' | 'create' | 'edit' | 'delete' | 'createSubfolder' | 'own'

export function hasFullAccess(viewer: Viewer): boolean {
  return viewer.kind === 'system' || (viewer.kind === 'member' && viewer.owner)
}

/** The rights of the viewer at these folders; folders without any entry for him are 0. */
export async function rightsAt(
  q: Query,
  viewer: Viewer,
  folders: readonly FolderId[] | 'all',
): Promise<(folder: FolderId) => number> {
  if (hasFullAccess(viewer)) return () => allRights
  const members =
    viewer.kind === 'member'
      ? [viewer.id, 'default', ...viewer.groups]
      : viewer.kind === 'anonymous'
        ? ['anonymous']
        : []
  const which = folders === 'all' ? sql`1 = 1` : sql`folder ${sql.oneOf(folders)}`
  const rows = await q.all<{ folder: number; member: string; rights: number }>(sql`
    select folder, member, rights from permission
    where mailbox = ${q.key} and ${which} and member ${sql.oneOf(members)}`)
  const entries = new Map<FolderId, { own?: number; groups?: number; fallback: number }>()
  for (const { folder, member, rights } of rows) {
    let entry = entries.get(folder)
    if (!entry) entries.set(folder, (entry = { fallback: 0 }))
    if (viewer.kind === 'member' && member === viewer.id) entry.own = rights
    else if (member === 'default' || member === 'anonymous') entry.fallback = rights
    else entry.groups = (entry.groups ?? 0) | rights
  }
  return (folder) => {
    const entry = entries.get(folder)
    return entry ? (entry.own ?? entry.groups ?? entry.fallback) : 0
  }
}

export function allows(rights: number, wish: Wish, own = false): boolean {
  if (rights & right.folderOwner && (wish === 'see' || wish === 'createSubfolder' || wish === 'own')) return true
  switch (wish) {
    case 'see':
      return (rights & (right.folderVisible | right.readAny)) !== 0
    case 'read':
      return (rights & right.readAny) !== 0 || own
    case 'create':
      return (rights & right.create) !== 0
    case 'edit':
      return (rights & right.editAny) !== 0 || (own && (rights & right.editOwned) !== 0)
    case 'delete':
      return (rights & right.deleteAny) !== 0 || (own && (rights & right.deleteOwned) !== 0)
    case 'createSubfolder':
      return (rights & right.createSubfolder) !== 0
    case 'own':
      return false
  }
}

/** What he may not even see does not exist for him. */
export function demand(rights: number, wish: Wish, own = false): void {
  if (allows(rights, wish, own)) return
  if (!allows(rights, 'see')) throw new Failure('notFound', 'folder')
  throw new Failure('accessDenied', wish)
}

/** Was the message made by this viewer? */
export function isOwn(viewer: Viewer, creator: string | null | undefined): boolean {
  return viewer.kind === 'member' && creator !== null && creator === viewer.id
}

export async function readPermissions(q: Query, folder: FolderId): Promise<Member[]> {
  const members = await q.all<Member>(sql`
    select member, rights from permission where mailbox = ${q.key} and folder = ${folder} order by member`)
  const rest = members
    .filter(({ member }) => member !== 'default' && member !== 'anonymous')
    .map(({ member, rights }) => ({ member, rights }))
  const rights = (name: string) => members.find(({ member }) => member === name)?.rights ?? 0
  // [MS-OXCPERM] 2.2.1: the two reserved members are always there, and come first.
  return [
    { member: 'default', rights: rights('default') },
    { member: 'anonymous', rights: rights('anonymous') },
    ...rest,
  ]
}
