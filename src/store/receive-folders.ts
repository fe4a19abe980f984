/**
 * Where messages of a class arrive. [MS-OXCSTOR] 2.2.1.2 … 2.2.1.4, 3.2.5.2, 3.2.5.3
 *
 * A mailbox is born with the entries of `born`; the table holds what was set since. An entry of a class counts for its
 * subclasses, too, unless they have one of their own.
 */
import { Failure, SpecialFolder } from '#model'
import { type Query, sql } from './engine/index.ts'
import type { FolderId, ReceiveFolder } from './types.ts'
import type { Context } from './write/context.ts'

const born: readonly (readonly [messageClass: string, folder: FolderId])[] = [
  ['', SpecialFolder.inbox],
  ['IPC', SpecialFolder.root],
  ['IPM', SpecialFolder.inbox],
  ['REPORT.IPM', SpecialFolder.inbox],
]

type Row = { class: string; class_key: string; folder: number; modified: number }

export async function readReceiveFolders(q: Query): Promise<ReceiveFolder[]> {
  const rows = await q.all<Row>(sql`
    select class, class_key, folder, modified from receive_folder where mailbox = ${q.key} order by class_key`)
  const mailbox = await q.get<{ created: number }>(sql`select created from mailbox where mailbox = ${q.key}`)
  const entries = new Map<string, ReceiveFolder>()
  for (const [messageClass, folder] of born) {
    entries.set(keyOf(messageClass), { class: messageClass, folder, modified: new Date(mailbox?.created ?? 0) })
  }
  for (const row of rows) {
    entries.set(row.class_key, { class: row.class, folder: row.folder, modified: new Date(row.modified) })
  }
  return [...entries.values()]
}

/** The entry with the longest class that the class begins with; the one of the empty class is always there. */
export function receiveFolderOf(entries: readonly ReceiveFolder[], messageClass: string): ReceiveFolder {
  const wanted = keyOf(checkedClass(messageClass))
  let best: ReceiveFolder | undefined
  for (const entry of entries) {
    if (wanted.startsWith(keyOf(entry.class)) && (!best || entry.class.length > best.class.length)) best = entry
  }
  return best ?? { class: '', folder: SpecialFolder.inbox, modified: new Date(0) }
}

/** Without a folder the entry goes, or becomes what it was at birth. */
export async function setReceiveFolder(
  { q, state }: Context,
  messageClass: string,
  folder: FolderId | undefined,
): Promise<void> {
  const name = checkedClass(messageClass)
  const key = keyOf(name)
  // MS-OXCSTOR 3.2.5.3: where everything else arrives cannot be left open, nor be changed for "IPM" and "Report.IPM".
  if (key === '' && folder === undefined) throw new Failure('wrongType', 'the receive folder of every class')
  if (key === 'ipm' || key === 'report.ipm') throw new Failure('accessDenied', 'the receive folder of this class')
  if (folder === undefined) {
    await q.run(sql`delete from receive_folder where mailbox = ${q.key} and class_key = ${key}`)
    return
  }
  await state.folder(folder)
  await q.run(sql`
    insert into receive_folder (mailbox, class_key, class, folder, modified)
    values (${q.key}, ${key}, ${name}, ${folder}, ${state.now})
    on conflict (mailbox, class_key)
    do update set class = excluded.class, folder = excluded.folder, modified = excluded.modified`)
}

function keyOf(messageClass: string): string {
  return messageClass.toLowerCase()
}

/** [MS-OXCSTOR] 2.2.1.2.1 */
function checkedClass(messageClass: string): string {
  const isSound =
    messageClass.length < 255 &&
    /^[\x20-\x7e]*$/.test(messageClass) &&
    !messageClass.startsWith('.') &&
    !messageClass.endsWith('.') &&
    !messageClass.includes('..')
  if (!isSound) throw new Failure('invalid', 'message class')
  return messageClass
}
