/**
 * Flags and categories: columns only, so that thousands of messages can be marked in one go. What MAPI sees of them
 * (PidTagMessageFlags, PidTagFlagStatus, PidNameKeywords …) is computed from the columns when it is read (store/computed).
 *
 * In a public folder read is each reader's own : a row in `read_state`.
 */
import { Failure } from '#model'
import { sql } from '../engine/index.ts'
import { bitsOf, categoriesOf, categoriesText, flagBit } from '../flags.ts'
import { perUserReader, readIds } from '../read/read-state.ts'
import { messageColumns, type MessageRecord, messageRow } from '../records.ts'
import type { FlagChange, MessageId, MessageRow } from '../types.ts'
import type { Context } from './context.ts'

type Result = { changed: MessageRow[]; modified: MessageId[] }

export async function setFlags(context: Context, ids: readonly MessageId[], change: FlagChange): Promise<Result> {
  const result: Result = { changed: [], modified: [] }
  const checked = new Set<number>()
  for (let at = 0; at < ids.length; at += 500) {
    const some = ids.slice(at, at + 500)
    const rows = await context.q.all<MessageRecord>(sql`
      select ${messageColumns} from message where mailbox = ${context.q.key} and id ${sql.oneOf(some)}`)
    const byId = new Map(rows.map((row) => [row.id, row]))
    const readers = await readIds(context.q, context.viewer, context.state.mailbox.kind, some)
    for (const id of some) {
      const message = byId.get(id)
      if (!message) continue
      await demandFor(context, message, change, checked)
      if (change.unchangedSince !== undefined && message.seq > change.unchangedSince) {
        result.modified.push(id)
        continue
      }
      const row = { ...message }
      if (readers?.has(id)) row.flags |= flagBit.read
      await setOne(context, row, change, readers !== undefined)
      result.changed.push(messageRow(row))
      await context.breath()
    }
  }
  return result
}

/** Marking as read needs no more than reading; everything else is a change of the message. */
async function demandFor(
  context: Context,
  message: MessageRecord,
  change: FlagChange,
  checked: Set<number>,
): Promise<void> {
  const readOnly =
    change.flags === undefined &&
    change.categories === undefined &&
    !change.addCategories?.length &&
    !change.removeCategories?.length &&
    [...(change.add ?? []), ...(change.remove ?? [])].every((flag) => flag === 'read')
  // A message of one's own may be decided differently from the folder's others.
  if (message.creator === null && checked.has(message.folder)) return
  await context.demand(message.folder, readOnly ? 'read' : 'edit', message)
  if (message.creator === null) checked.add(message.folder)
}

/** Changes `row` to what it then is. */
async function setOne(context: Context, row: MessageRecord, change: FlagChange, ownReadState: boolean): Promise<void> {
  const { q, state } = context
  const before = row.flags
  const base = change.flags ? bitsOf(change.flags) : before
  const flags = (base | bitsOf(change.add ?? [])) & ~bitsOf(change.remove ?? [])
  const categories = newCategories(row.categories, change)
  if (flags === before && categories === row.categories) return
  const seq = state.nextSeq()
  const folder = await state.folder(row.folder)
  const readChanged = (flags ^ before) & flagBit.read
  row.flags = flags
  row.categories = categories
  row.seq = seq
  let stored = flags
  if (ownReadState) {
    if (readChanged) await setReadState(context, row, (flags & flagBit.read) !== 0)
    stored = flags & ~flagBit.read
  } else if (readChanged && !row.associated) {
    folder.unread += flags & flagBit.read ? -1 : 1
  }
  await q.run(sql`
    update message set flags = ${stored}, categories = ${categories}, seq = ${seq}
    where mailbox = ${q.key} and id = ${row.id}`)
  state.contentChanged(folder, seq)
}

function newCategories(text: string | null, change: FlagChange): string | null {
  const { categories, addCategories, removeCategories } = change
  if (!categories && !addCategories?.length && !removeCategories?.length) return text
  const removed = new Set(removeCategories?.map((category) => category.toLowerCase()))
  const list = [...(categories ?? categoriesOf(text)), ...(addCategories ?? [])]
  return categoriesText(list.filter((category) => !removed.has(category.toLowerCase())))
}

async function setReadState(context: Context, row: MessageRecord, read: boolean): Promise<void> {
  const { q, state } = context
  const member = perUserReader(context.viewer, state.mailbox.kind)
  if (member === undefined) throw new Failure('invalid')
  if (read) {
    await q.run(sql`
      insert into read_state (mailbox, member, folder, message) values (${q.key}, ${member}, ${row.folder}, ${row.id})
      on conflict do nothing`)
  } else {
    await q.run(sql`
      delete from read_state
      where mailbox = ${q.key} and member = ${member} and folder = ${row.folder} and message = ${row.id}`)
  }
}
