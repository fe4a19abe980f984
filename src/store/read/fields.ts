/**
 * Some fields of many rows: only the columns behind them are read, as arrays, and only they are decoded. Rows of a scan
 * over a large folder cost what is wanted of them.
 */
import { PackedBag } from '#model'
import { unpackStructure } from '#codec/mime/structure-pack.ts'
import { messagesWithBags } from '../bags.ts'
import { type Query, type Sql, sql } from '../engine/index.ts'
import { categoriesOf, flagBit, flagsOf } from '../flags.ts'
import { unpackEnvelope } from '../source.ts'
import type { MailboxKind, MessageRow, RowField, Viewer } from '../types.ts'
import { perUserReader, readIds } from './read-state.ts'

type Column = number | string | Uint8Array | null
interface Field<Value> {
  column: string
  of(value: Column): Value
}

const plain = <Value extends Column>(column: string): Field<Value> => ({ column, of: (value) => value as Value })
const optional = <Value extends Column>(column: string): Field<Value | undefined> => ({
  column,
  of: (value) => (value as Value | null) ?? undefined,
})
const time = (column: string): Field<Date> => ({ column, of: (value) => new Date(value as number) })
const bit = (column: string): Field<boolean> => ({ column, of: (value) => value === 1 })

const fields: { [F in RowField]-?: Field<MessageRow[F] | undefined> } = {
  id: plain('m.id'),
  folder: plain('m.folder'),
  uid: plain('m.uid'),
  seq: plain('m.seq'),
  createdSeq: plain('m.created_seq'),
  contentSeq: plain('m.content_seq'),
  changeSeq: plain('case when m.mark_seq > m.content_seq then m.mark_seq else m.content_seq end'),
  flags: { column: 'm.flags', of: (value) => flagsOf(value as number) },
  categories: { column: 'm.categories', of: (value) => categoriesOf(value as string | null) },
  received: time('m.received'),
  saved: time('m.saved'),
  created: time('m.created'),
  modified: time('m.modified'),
  size: plain('m.size'),
  sourceSize: optional('m.source_size'),
  class: plain('m.class'),
  associated: bit('m.associated'),
  hasAttachments: bit('m.has_attachments'),
  importance: plain('m.importance'),
  emailId: plain('m.email_id'),
  conversationId: { column: 'm.conversation', of: (value) => (value as Uint8Array).toHex() },
  lastParent: optional('m.last_parent'),
  creator: optional('m.creator'),
  bag: { column: 'b.bytes', of: (value) => new PackedBag(value as Uint8Array) },
  envelope: { column: 'c.envelope', of: (value) => (value ? unpackEnvelope(value as string) : undefined) },
  structure: { column: 'c.structure', of: (value) => (value ? unpackStructure(value as Uint8Array) : undefined) },
  preview: optional('c.preview'),
}

const parts: readonly RowField[] = ['bag', 'envelope', 'structure', 'preview']
/** Those that every row has. */
export const standingFields = (Object.keys(fields) as RowField[]).filter((name) => !parts.includes(name))

/** The columns uid and id, which paging and read state need, stand before the fields. */
const firstField = 2

/** The rows of `message m` under a condition, which says the order and a limit, too. */
export async function readFields<F extends RowField>(
  q: Query,
  from: { viewer: Viewer; kind: MailboxKind; where: Sql },
  names: readonly F[],
): Promise<{ rows: Pick<MessageRow, F>[]; lastUid: number | undefined }> {
  const wanted = names.map((name) => fields[name])
  const columns = ['m.uid', 'm.id', ...wanted.map(({ column }) => column)]
  const content = wanted.some(({ column }) => column.startsWith('c.'))
    ? sql`left join content c on c.mailbox = ${q.key} and c.message = m.id`
    : sql``
  const bag = wanted.some(({ column }) => column.startsWith('b.'))
  const records = (await q.arrays(sql`
    select ${sql.raw(columns.join(', '))} from ${bag ? messagesWithBags : sql`message m`} ${content} where ${from.where}`)) as Column[][]
  const flagsAt = (names as readonly RowField[]).indexOf('flags')
  if (flagsAt >= 0 && records.length > 0 && perUserReader(from.viewer, from.kind) !== undefined) {
    const read = await readIds(
      q,
      from.viewer,
      from.kind,
      records.map((record) => record[1] as number),
    )
    for (const record of records) {
      if (read?.has(record[1] as number))
        record[flagsAt + firstField] = (record[flagsAt + firstField] as number) | flagBit.read
    }
  }
  const rows = records.map((record) => {
    const row: Record<string, unknown> = {}
    for (let i = 0; i < wanted.length; i++) {
      const value = (wanted[i] as Field<unknown>).of(record[i + firstField] as Column)
      // A part that is not there is left out.
      if (value !== undefined || !parts.includes(names[i] as F)) row[names[i] as F] = value
    }
    return row as Pick<MessageRow, F>
  })
  return { rows, lastUid: records.at(-1)?.[0] as number | undefined }
}
