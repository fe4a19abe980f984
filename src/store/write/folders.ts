/**
 * Folders: made, changed, moved, copied, deleted. [MS-OXCFOLD]
 *
 * A change of a folder's own properties, name or place takes a change number and counts as a hierarchy change; what happens
 * to the messages in it does not. Soft deletion moves the folder, with all that is below it, under Recoverable Items.
 */
import { Bag, Failure, findSpecialFolder, firstUserFolder, namesIn, P, PackedBag, packBag } from '#model'
import { cleanText } from '../columns.ts'
import { sql } from '../engine/index.ts'
import { forgetRecent } from '../recent.ts'
import { type FolderRecord, folderColumnNames, folderColumns, folderKindNumber } from '../records.ts'
import type { FolderId, FolderKind, MailboxKind, Member } from '../types.ts'
import type { Context } from './context.ts'
import { copyMessage, deleteMessage, deletionsFolder, messagesOf, moveMessage } from './move-messages.ts'
import { findFull } from './remove.ts'

const maxNameLength = 255
const maxDepth = 100
const searchFolder = 2

export type NewFolder = {
  parent: FolderId
  name: string
  kind?: FolderKind
  class?: string
  properties?: Bag
  id?: FolderId
}

export async function createFolder(context: Context, folder: NewFolder): Promise<FolderId> {
  const { state } = context
  const parent = await context.folderFor(folder.parent, 'createSubfolder')
  if (parent.kind === searchFolder) throw new Failure('wrongType', 'search folder')
  const name = checkedName(folder.name)
  await demandFreeName(context, parent.id, name)
  if ((await depthOf(context, parent)) >= maxDepth) throw new Failure('tooComplex', 'folders')
  const id = folder.id ?? state.nextId()
  if (folder.id !== undefined) await claimId(context, folder.id)
  const properties = folder.properties ?? new Bag()
  await context.names.load(context.q, namesIn(properties), true)
  await insertFolder(context, {
    id,
    parent: parent.id,
    kind: folderKindNumber(folder.kind ?? 'generic'),
    name,
    class: folder.class ?? properties.get(P.ContainerClass) ?? parent.class,
    bag: packBag(withoutComputed(properties), context.names).bytes,
  })
  parent.subfolders++
  parent.hierarchy_seq = state.mailbox.seq
  state.touch(parent)
  // A new folder begins with the permissions of its parent. As Exchange does it.
  await inheritPermissions(context, parent.id, id)
  return id
}

/** For a restore: an id that this mailbox gave out before and that is free now. */
async function claimId({ state }: Context, id: FolderId): Promise<void> {
  if (await state.findFolder(id)) throw new Failure('alreadyExists', `folder ${id}`)
  if (id >= state.mailbox.next_id) state.changeMailbox({ next_id: id + 1 })
  state.forget(id)
}

export async function insertFolder(
  { q, state }: Context,
  folder: Pick<FolderRecord, 'id' | 'parent' | 'kind' | 'name' | 'class' | 'bag'>,
): Promise<FolderRecord> {
  const seq = state.nextSeq()
  const record: FolderRecord = {
    ...folder,
    name_key: nameKey(folder.name),
    seq,
    created_seq: seq,
    content_seq: seq,
    created: state.now,
    modified: state.now,
    content_time: state.now,
    count: 0,
    unread: 0,
    associated_count: 0,
    size: 0,
    deleted_count: 0,
    deleted_total: 0,
    uid_validity: await nextUidValidity({ q, state }),
    uid_next: 1,
    subfolders: 0,
    deleted: 0,
    last_parent: null,
    hierarchy_seq: 0,
  }
  await q.run(sql`
    insert into folder (mailbox, ${folderColumns})
    values (${q.key}, ${sql.values(folderColumnNames.map((name) => record[name]))})`)
  state.put(record)
  return record
}

/** Greater than that of every folder before it: one may take the name of another. RFC 9051 2.3.1.1 */
async function nextUidValidity({ q, state }: Pick<Context, 'q' | 'state'>): Promise<number> {
  const last = await q.get<{ value: string }>(sql`
    select value from meta where mailbox = ${q.key} and name = ${'uidValidity'}`)
  const next = Math.max(Math.floor(state.now / 1000) % 0xffffffff, Number(last?.value ?? 0) + 1)
  await q.run(sql`delete from meta where mailbox = ${q.key} and name = ${'uidValidity'}`)
  await q.run(sql`insert into meta (mailbox, name, value) values (${q.key}, ${'uidValidity'}, ${String(next)})`)
  return next
}

async function inheritPermissions({ q }: Context, from: FolderId, to: FolderId): Promise<void> {
  await q.run(sql`
    insert into permission (mailbox, folder, member, rights)
    select mailbox, cast(${to} as bigint), member, rights from permission where mailbox = ${q.key} and folder = ${from}`)
}

export async function updateFolder(
  context: Context,
  id: FolderId,
  change: { name?: string; class?: string; set?: Bag; remove?: readonly number[] },
): Promise<void> {
  const folder = await context.folderFor(id, 'own')
  if (change.name !== undefined && change.name !== folder.name) await rename(context, folder, change.name)
  const set = change.set && withoutComputed(change.set)
  // First, because it takes the key of an imported change away, and this may be one.
  await context.state.folderChanged(folder)
  const containerClass = change.class ?? change.set?.get(P.ContainerClass)
  if (containerClass !== undefined) folder.class = cleanText(containerClass).slice(0, maxNameLength)
  if (set || change.remove) {
    await context.names.load(context.q, set ? namesIn(set) : [], true)
    const changes = new Map<number, unknown>()
    for (const tag of change.remove ?? []) changes.set(tag, undefined)
    if (set) for (const [tag, value] of packBag(set, context.names).entries()) changes.set(tag, value)
    folder.bag = new PackedBag(folder.bag).with(changes).bytes
  }
}

async function rename(context: Context, folder: FolderRecord, to: string): Promise<void> {
  if (isFixed(context, folder.id)) throw new Failure('accessDenied', 'a special folder keeps its name')
  const name = checkedName(to)
  await demandFreeName(context, folder.parent, name, folder.id)
  folder.name = name
  folder.name_key = nameKey(name)
}

/** Names of special folders may change (the user's language), their places may not. */
export function isSpecial(kind: MailboxKind, id: FolderId): boolean {
  return kind === 'public' ? id < firstUserFolder : findSpecialFolder(id) !== undefined
}

function isFixed({ state }: Context, id: FolderId): boolean {
  return isSpecial(state.mailbox.kind, id)
}

export async function moveFolder(
  context: Context,
  id: FolderId,
  to: { parent: FolderId; name?: string },
): Promise<void> {
  const { state } = context
  const folder = await context.folderFor(id, 'own')
  if (isFixed(context, id)) throw new Failure('accessDenied', 'a special folder keeps its place')
  const target = await context.folderFor(to.parent, 'createSubfolder')
  if (target.kind === searchFolder) throw new Failure('wrongType', 'search folder')
  await demandNotBelow(context, target, id)
  const name = checkedName(to.name ?? folder.name)
  await demandFreeName(context, target.id, name, id)
  const back = folder.deleted === 1 && target.deleted === 0
  await place(context, folder, target, name)
  if (back) await setDeleted(context, folder, 0)
  else if (folder.deleted === 0 && target.deleted === 1) throw new Failure('invalid', 'a deleted folder takes nothing')
  folder.last_parent = null
  state.touch(folder)
}

async function place({ state }: Context, folder: FolderRecord, target: FolderRecord, name: string): Promise<void> {
  const parent = await state.findFolder(folder.parent)
  if (parent && parent.id !== target.id) {
    parent.hierarchy_seq = state.nextSeq()
    if (folder.deleted === 0) parent.subfolders--
    target.subfolders++
    state.touch(parent)
    state.touch(target)
  }
  folder.parent = target.id
  folder.name = name
  folder.name_key = nameKey(name)
  await state.folderChanged(folder)
}

/** The whole tree; every folder in it takes a change number, because for clients it goes or comes back. */
async function setDeleted(context: Context, folder: FolderRecord, deleted: 0 | 1): Promise<void> {
  folder.deleted = deleted
  await context.state.folderChanged(folder)
  for (const child of await childrenOf(context, folder.id)) await setDeleted(context, child, deleted)
}

export async function copyFolder(
  context: Context,
  id: FolderId,
  to: { parent: FolderId; name?: string; deep: boolean },
): Promise<FolderId> {
  const source = await context.folderFor(id, 'read')
  const target = await context.folderFor(to.parent, 'createSubfolder')
  if (to.deep) await demandNotBelow(context, target, id)
  const name = checkedName(to.name ?? source.name)
  await demandFreeName(context, target.id, name)
  const copy = await createFolder(context, { parent: target.id, name, class: source.class })
  const record = await context.state.folder(copy)
  record.bag = source.bag
  context.state.touch(record)
  await copyContent(context, source, record)
  if (to.deep) {
    for (const child of await childrenOf(context, id)) await copyFolder(context, child.id, { parent: copy, deep: true })
  }
  return copy
}

async function copyContent(context: Context, source: FolderRecord, target: FolderRecord): Promise<void> {
  const { q } = context
  let after = 0
  while (true) {
    const page = await q.all<{ id: number }>(sql`
      select id from message where mailbox = ${q.key} and folder = ${source.id} and id > ${after} order by id limit 500`)
    for (const { id } of page) {
      const message = await findFull(context, id)
      if (message) await copyMessage(context, message, target)
      await context.breath()
    }
    if (page.length < 500) return
    after = page[page.length - 1]?.id ?? after
  }
}

export async function deleteFolder(
  context: Context,
  id: FolderId,
  options: { messages?: boolean; folders?: boolean; hard?: boolean },
): Promise<void> {
  const folder = await context.folderFor(id, 'own')
  if (isFixed(context, id)) throw new Failure('accessDenied', 'a special folder cannot be deleted')
  const children = await childrenOf(context, id)
  if (!options.messages && folder.count + folder.associated_count > 0) throw new Failure('notEmpty', 'messages')
  if (!options.folders && children.length > 0) throw new Failure('notEmpty', 'folders')
  if (options.hard || folder.deleted) await removeFolder(context, folder)
  else await buryFolder(context, folder)
}

/** Soft deletion. */
async function buryFolder(context: Context, folder: FolderRecord): Promise<void> {
  const { state } = context
  const deletions = await deletionsFolder(context)
  const from = await state.folder(folder.parent)
  from.subfolders--
  from.hierarchy_seq = state.nextSeq()
  state.touch(from)
  folder.last_parent = folder.parent
  folder.parent = deletions.id
  await setDeleted(context, folder, 1)
}

/** Hard deletion, children first. Its messages leave no tombstones: the one of the folder says it all. */
async function removeFolder(context: Context, folder: FolderRecord): Promise<void> {
  const { q, state } = context
  for (const child of await childrenOf(context, folder.id)) await removeFolder(context, child)
  await removeAllMessages(context, folder)
  await removeSoftDeletedOf(context, folder)
  const seq = state.nextSeq()
  await q.run(sql`
    insert into tombstone (mailbox, folder, seq, kind, id, uid, created_seq, associated, at)
    values (${q.key}, ${folder.parent}, ${seq}, 0, ${folder.id}, 0, ${folder.created_seq}, 0, ${state.now})`)
  await forgetRecent(q, folder.id)
  for (const table of ['permission', 'rule', 'search_folder', 'receive_folder']) {
    await q.run(sql`delete from ${sql.identifier(table)} where mailbox = ${q.key} and folder = ${folder.id}`)
  }
  await q.run(sql`delete from folder where mailbox = ${q.key} and id = ${folder.id}`)
  state.forget(folder.id)
  if (folder.deleted) return
  const parent = await state.findFolder(folder.parent)
  if (!parent) return
  parent.hierarchy_seq = seq
  parent.subfolders--
  state.touch(parent)
}

async function removeAllMessages(context: Context, folder: FolderRecord): Promise<void> {
  for await (const page of messagesOf(context, folder.id, 'all')) {
    for (const message of page) await deleteMessage(context, message, undefined)
    await context.breath()
  }
}

/** What was soft-deleted in it stays recoverable, but has nowhere to go back to. */
async function removeSoftDeletedOf({ q }: Context, folder: FolderRecord): Promise<void> {
  if (folder.deleted_count === 0) return
  await q.run(sql`
    update message set last_parent = folder where mailbox = ${q.key} and last_parent = ${folder.id}`)
}

export async function emptyFolder(
  context: Context,
  id: FolderId,
  options: { associated?: boolean; folders?: boolean; hard?: boolean },
): Promise<void> {
  const folder = await context.folderFor(id, 'delete')
  const deletions = options.hard || folder.deleted ? undefined : await deletionsFolder(context)
  const recoverable = deletions && folder.id === deletions.id ? undefined : deletions
  for await (const page of messagesOf(context, id, options.associated ? 'all' : 'ordinary')) {
    for (const message of page) {
      if (recoverable && !message.associated) await moveMessage(context, message, recoverable, message.folder)
      else await deleteMessage(context, message, undefined)
      await context.breath()
    }
  }
  if (!options.folders) return
  for (const child of await childrenOf(context, id)) {
    if (!isFixed(context, child.id)) {
      await deleteFolder(context, child.id, { messages: true, folders: true, hard: options.hard === true })
    }
  }
}

export async function setPermissions(context: Context, id: FolderId, members: readonly Member[]): Promise<void> {
  const { q, state } = context
  const folder = await context.folderFor(id, 'own')
  const names = new Set(members.map(({ member }) => member))
  if (names.size !== members.length) throw new Failure('invalid', 'a member twice')
  await q.run(sql`delete from permission where mailbox = ${q.key} and folder = ${id}`)
  for (const { member, rights } of members) {
    await q.run(sql`
      insert into permission (mailbox, folder, member, rights) values (${q.key}, ${id}, ${cleanText(member)}, ${rights})`)
  }
  await state.folderChanged(folder)
}

export async function childrenOf({ q, state }: Context, parent: FolderId): Promise<FolderRecord[]> {
  await state.flush()
  const rows = await q.all<{ id: number }>(sql`
    select id from folder where mailbox = ${q.key} and parent = ${parent} and id <> ${parent} order by id`)
  return Promise.all(rows.map(({ id }) => state.folder(id)))
}

async function demandFreeName(context: Context, parent: FolderId, name: string, except = 0): Promise<void> {
  await context.state.flush()
  const { q } = context
  const taken = await q.get<{ id: number }>(sql`
    select id from folder
    where mailbox = ${q.key} and parent = ${parent} and name_key = ${nameKey(name)} and deleted = 0 and id <> ${except}`)
  if (taken) throw new Failure('alreadyExists', `folder ${name}`)
}

async function demandNotBelow({ state }: Context, target: FolderRecord, id: FolderId): Promise<void> {
  for (let folder: FolderRecord | undefined = target, depth = 0; folder && depth <= maxDepth + 10; depth++) {
    if (folder.id === id) throw new Failure('cycle')
    if (folder.parent === folder.id) return
    folder = await state.findFolder(folder.parent)
  }
}

async function depthOf({ state }: Context, folder: FolderRecord): Promise<number> {
  let depth = 0
  for (let at: FolderRecord | undefined = folder; at && at.parent !== at.id && depth <= maxDepth; depth++) {
    at = await state.findFolder(at.parent)
  }
  return depth
}

export function nameKey(name: string): string {
  return cleanText(name.normalize('NFC').toLowerCase())
}

function checkedName(name: string): string {
  const clean = cleanText(name)
  if (clean.trim() === '') throw new Failure('invalid', 'a folder needs a name')
  if (clean.length > maxNameLength) throw new Failure('tooBig', 'folder name')
  return clean
}

const computedOfFolder = [
  P.DisplayName,
  P.ContainerClass,
  P.ContentCount,
  P.ContentUnreadCount,
  P.AssociatedContentCount,
  P.DeletedCountTotal,
  P.MessageSize,
  P.MessageSizeExtended,
  P.Subfolders,
  P.FolderType,
  P.FolderId,
  P.EntryId,
  P.ParentEntryId,
  P.SourceKey,
  P.ParentSourceKey,
  P.RecordKey,
  P.CreationTime,
  P.LastModificationTime,
  P.LocalCommitTime,
  P.LocalCommitTimeMax,
  P.Access,
  P.Rights,
  P.ObjectType,
  P.HasRules,
]

function withoutComputed(bag: Bag): Bag {
  const kept = bag.copy()
  for (const property of computedOfFolder) kept.delete(property)
  return kept
}
