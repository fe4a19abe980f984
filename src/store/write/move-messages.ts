/**
 * Copies, moves, deletions and restorations of messages. A message that moves gets a new id and UID and leaves a tombstone
 * ([MS-OXCFOLD] 2.2.1.6, RFC 6851); its emailId and received time stay. A soft deletion is a move to the Deletions folder
 * of Recoverable Items that remembers where it came from.
 */
import { Failure, PublicFolder, SpecialFolder } from '#model'
import { hasFullAccess } from '../access.ts'
import { withoutChangeKey } from '../change-key.ts'
import { sql } from '../engine/index.ts'
import { fullColumnsOfM, messagesWithBags } from '../bags.ts'
import type { FolderRecord, FullMessageRecord } from '../records.ts'
import type { Created, FolderId, MailboxKind, MessageId } from '../types.ts'
import { account, checkQuota, type Context } from './context.ts'
import { claimId, insertMessage } from './create-message.ts'
import { bury, childTables, findFull, forgetLastParent, forgetReaders, removeMessage } from './remove.ts'

export type Moved = { from: MessageId; to: Created }

export async function copyMessages(context: Context, ids: readonly MessageId[], to: FolderId): Promise<Moved[]> {
  const target = await targetFor(context, to)
  const copied: Moved[] = []
  for (const id of ids) {
    const message = await findReadable(context, id)
    if (!message) continue
    checkQuota(context, message.size)
    copied.push({ from: id, to: await copyMessage(context, message, target) })
    await context.breath()
  }
  return copied
}

export async function copyMessage(
  context: Context,
  message: FullMessageRecord,
  target: FolderRecord,
): Promise<Created> {
  const { q } = context
  const copy = arriving(context, message, target)
  copy.last_parent = null
  copy.creator = creatorOf(context)
  await insertMessage(context, copy)
  for (const [bit, table] of childTables) {
    if (!(message.parts & bit)) continue
    const columns = sql.raw(childColumns[table])
    await q.run(sql`
      insert into ${sql.identifier(table)} (mailbox, message, ${columns})
      select mailbox, cast(${copy.id} as bigint), ${columns} from ${sql.identifier(table)}
      where mailbox = ${q.key} and message = ${message.id}`)
  }
  account(context, target, copy, 1)
  context.state.contentChanged(target, copy.seq)
  return { id: copy.id, uid: copy.uid, seq: copy.seq }
}

const childColumns = {
  content: 'recipients, source, structure, envelope, derived, preview',
  attachment: 'number, size, place, content, bag',
  value: 'tag, size, bytes',
  blob_ref: 'address',
} as const

export async function moveMessages(
  context: Context,
  ids: readonly MessageId[],
  to: FolderId,
  newIds?: readonly MessageId[],
): Promise<Moved[]> {
  const target = await targetFor(context, to)
  for (const id of newIds ?? []) await claimId(context, id)
  return moveTo(context, ids, target, newIds)
}

async function moveTo(
  context: Context,
  ids: readonly MessageId[],
  target: FolderRecord,
  newIds: readonly MessageId[] = [],
): Promise<Moved[]> {
  const moved: Moved[] = []
  for (const [index, id] of ids.entries()) {
    const message = await findFull(context, id)
    if (!message) continue
    await context.demand(message.folder, 'delete', message)
    moved.push({ from: id, to: await moveMessage(context, message, target, null, newIds[index]) })
    await context.breath()
  }
  return moved
}

export async function moveMessage(
  context: Context,
  message: FullMessageRecord,
  target: FolderRecord,
  lastParent: FolderId | null,
  newId?: MessageId,
): Promise<Created> {
  const { q, state } = context
  const source = await state.folder(message.folder)
  const gone = await bury(context, source, message)
  account(context, source, message, -1)
  await forgetLastParent(context, message)
  await forgetReaders(context, message.id)
  state.contentChanged(source, gone)

  const moved = arriving(context, message, target, newId)
  moved.last_parent = lastParent
  await q.run(sql`
    update message set id = ${moved.id}, folder = ${moved.folder}, uid = ${moved.uid}, seq = ${moved.seq},
      created_seq = ${moved.created_seq}, content_seq = ${moved.content_seq}, mark_seq = 0, saved = ${moved.saved},
      last_parent = ${moved.last_parent}
    where mailbox = ${q.key} and id = ${message.id}`)
  await q.run(sql`
    update bag set message = ${moved.id} ${moved.bag === message.bag ? sql`` : sql`, bytes = ${moved.bag}`}
    where mailbox = ${q.key} and message = ${message.id}`)
  for (const [bit, table] of childTables) {
    if (!(message.parts & bit)) continue
    await q.run(sql`
      update ${sql.identifier(table)} set message = ${moved.id} where mailbox = ${q.key} and message = ${message.id}`)
  }
  account(context, target, moved, 1)
  state.contentChanged(target, moved.seq)
  if (lastParent !== null) {
    const parent = await state.findFolder(lastParent)
    if (parent) {
      parent.deleted_count++
      state.touch(parent)
    }
  }
  return { id: moved.id, uid: moved.uid, seq: moved.seq }
}

/** The message as it will be in the other folder. */
function arriving(
  { state }: Context,
  message: FullMessageRecord,
  target: FolderRecord,
  id: MessageId = state.nextId(),
): FullMessageRecord {
  const seq = state.nextSeq()
  const place = { id, folder: target.id, uid: target.uid_next++, seq, created_seq: seq, content_seq: seq, mark_seq: 0 }
  return { ...message, ...place, saved: state.now, bag: withoutChangeKey(message.bag) }
}

export async function deleteMessages(context: Context, ids: readonly MessageId[], hard: boolean): Promise<void> {
  const deletions = await deletionsFolder(context)
  for (const id of ids) {
    const message = await findFull(context, id)
    if (!message) continue
    await context.demand(message.folder, 'delete', message)
    await deleteMessage(context, message, hard ? undefined : deletions)
    await context.breath()
  }
}

/** What lies in Recoverable Items already, and settings (associated items), are not kept any further. */
export async function deleteMessage(
  context: Context,
  message: FullMessageRecord,
  deletions: FolderRecord | undefined,
): Promise<void> {
  const recoverable = message.last_parent !== null || message.folder === deletions?.id
  if (deletions && !recoverable && !message.associated) await moveMessage(context, message, deletions, message.folder)
  else await removeMessage(context, message)
}

export async function restoreMessages(
  context: Context,
  ids: readonly MessageId[],
  to: FolderId | undefined,
): Promise<Moved[]> {
  const restored: Moved[] = []
  for (const id of ids) {
    const message = await findFull(context, id)
    if (!message || message.last_parent === null) continue
    const last = await context.state.findFolder(message.last_parent)
    const target = await targetFor(
      context,
      to ?? (last && !last.deleted && last.id !== message.folder ? last.id : inboxOf(context)),
    )
    // Whoever may delete in the folder may take back what was deleted there.
    await context.demand(last?.id ?? message.folder, 'delete', message)
    restored.push({ from: id, to: await moveMessage(context, message, target, null) })
    await context.breath()
  }
  return restored
}

export function deletionsFolderId(kind: MailboxKind): FolderId {
  return kind === 'public' ? PublicFolder.recoverableDeletions : SpecialFolder.recoverableDeletions
}

export function deletionsFolder({ state }: Context): Promise<FolderRecord> {
  return state.folder(deletionsFolderId(state.mailbox.kind))
}

function inboxOf({ state }: Context): FolderId {
  return state.mailbox.kind === 'public' ? PublicFolder.ipmSubtree : SpecialFolder.inbox
}

async function targetFor(context: Context, to: FolderId): Promise<FolderRecord> {
  const target = await context.folderFor(to, 'create')
  if (target.kind === 2) throw new Failure('wrongType', 'search folder')
  return target
}

async function findReadable(context: Context, id: MessageId): Promise<FullMessageRecord | undefined> {
  const message = await findFull(context, id)
  if (message) await context.demand(message.folder, 'read', message)
  return message
}

function creatorOf({ viewer }: Context): string | null {
  return viewer.kind === 'member' && !hasFullAccess(viewer) ? viewer.id : null
}

/** All messages of a folder, a page at a time. */
export async function* messagesOf(
  { q }: Context,
  folder: FolderId,
  which: 'all' | 'ordinary',
): AsyncGenerator<FullMessageRecord[]> {
  const kind = which === 'ordinary' ? sql`and m.associated = 0` : sql``
  while (true) {
    // What was read is removed from the folder by the caller.
    const page = await q.all<FullMessageRecord>(sql`
      select ${fullColumnsOfM} from ${messagesWithBags}
      where m.mailbox = ${q.key} and m.folder = ${folder} ${kind} order by m.id limit 200`)
    if (page.length === 0) return
    yield page
  }
}
