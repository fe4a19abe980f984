/**
 * The tables of a mailbox as a backup takes them: all but the search index, each in the order of its key. Their columns are
 * asked of the engine, so that a backup of one engine fits the other and a column added later is not forgotten.
 */
import { type Query, sql } from '../engine/index.ts'

/** The key columns of each table behind `mailbox`. The first is enough to make sense of the rest. */
export const mailboxTables: readonly { name: string; key: readonly string[] }[] = [
  { name: 'mailbox', key: [] },
  { name: 'folder', key: ['id'] },
  { name: 'permission', key: ['folder', 'member'] },
  { name: 'named_property', key: ['id'] },
  { name: 'message', key: ['id'] },
  { name: 'bag', key: ['message'] },
  { name: 'content', key: ['message'] },
  { name: 'attachment', key: ['message', 'number'] },
  { name: 'value', key: ['message', 'tag'] },
  { name: 'blob_ref', key: ['message', 'address'] },
  { name: 'read_state', key: ['member', 'folder', 'message'] },
  { name: 'tombstone', key: ['folder', 'seq'] },
  { name: 'rule', key: ['folder', 'id'] },
  { name: 'receive_folder', key: ['class_key'] },
  { name: 'search_folder', key: ['folder'] },
  { name: 'per_user', key: ['member', 'replica', 'folder'] },
  { name: 'once', key: ['key'] },
  { name: 'outgoing', key: ['id'] },
  { name: 'meta', key: ['name'] },
]

/** Made anew from the messages. */
export const derivedTables = ['search_text', 'search_word', 'search_header', 'search_message'] as const

/** Without `mailbox`, in their order. */
export async function columnsOf(q: Query, table: string): Promise<string[]> {
  const rows =
    q.dialect === 'sqlite'
      ? await q.all<{ name: string }>(sql`select name from pragma_table_info(${table}) order by cid`)
      : await q.all<{ name: string }>(sql`select column_name as name from information_schema.columns
          where table_schema = current_schema() and table_name = ${table} order by ordinal_position`)
  return rows.map(({ name }) => name).filter((name) => name !== 'mailbox')
}

/** Every table that has rows of mailboxes, derived ones too. */
export async function tablesOf(q: Query): Promise<string[]> {
  const rows =
    q.dialect === 'sqlite'
      ? await q.all<{ name: string }>(sql`select name from sqlite_schema where type = 'table'
          and name not like 'sqlite%' and name not like 'search_text_%' order by name`)
      : await q.all<{ name: string }>(sql`select table_name as name from information_schema.columns
          where table_schema = current_schema() and column_name = 'mailbox' order by table_name`)
  return rows.map(({ name }) => name)
}
