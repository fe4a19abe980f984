/** Messages that leave a folder for good: by deletion, or because they get a new place and a new id. */
import { sql } from '../engine/index.ts'
import { fullColumnsOfM, messagesWithBags } from '../bags.ts'
import { type FolderRecord, type FullMessageRecord, partBit } from '../records.ts'
import type { MessageId, Seq } from '../types.ts'
import { account, type Context } from './context.ts'

export const childTables = [
  [partBit.content, 'content'],
  [partBit.attachment, 'attachment'],
  [partBit.value, 'value'],
  [partBit.blobRef, 'blob_ref'],
] as const

export function findFull({ q }: Context, id: MessageId): Promise<FullMessageRecord | undefined> {
  return q.get<FullMessageRecord>(sql`
    select ${fullColumnsOfM} from ${messagesWithBags} where m.mailbox = ${q.key} and m.id = ${id}`)
}

/** The rows go; nothing of it stays but the tombstone. */
export async function removeMessage(context: Context, message: FullMessageRecord): Promise<void> {
  const { q, state } = context
  const folder = await state.folder(message.folder)
  await q.run(sql`delete from message where mailbox = ${q.key} and id = ${message.id}`)
  await q.run(sql`delete from bag where mailbox = ${q.key} and message = ${message.id}`)
  for (const [bit, table] of childTables) {
    if (message.parts & bit) {
      await q.run(sql`delete from ${sql.identifier(table)} where mailbox = ${q.key} and message = ${message.id}`)
    }
  }
  await forgetReaders(context, message.id)
  const seq = await bury(context, folder, message)
  account(context, folder, message, -1)
  await forgetLastParent(context, message)
  state.contentChanged(folder, seq)
}

/** Leaves the row that tells followers of the folder. */
export async function bury({ q, state }: Context, folder: FolderRecord, message: FullMessageRecord): Promise<Seq> {
  const seq = state.nextSeq()
  folder.deleted_total++
  await q.run(sql`
    insert into tombstone (mailbox, folder, seq, kind, id, uid, created_seq, associated, at)
    values (${q.key}, ${folder.id}, ${seq}, 1, ${message.id}, ${message.uid}, ${message.created_seq},
      ${message.associated}, ${state.now})`)
  return seq
}

/** A soft-deleted message is counted where it was deleted. */
export async function forgetLastParent({ state }: Context, message: FullMessageRecord): Promise<void> {
  if (message.last_parent === null) return
  const parent = await state.findFolder(message.last_parent)
  if (!parent) return
  parent.deleted_count--
  state.touch(parent)
}

/** Only public folders have readers of their own. */
export async function forgetReaders({ q, state }: Context, message: MessageId): Promise<void> {
  if (state.mailbox.kind !== 'public') return
  await q.run(sql`delete from read_state where mailbox = ${q.key} and message = ${message}`)
}
