/**
 * Properties that somebody has set on a mailbox itself (out of office, the sent items folder of a session's choice …), as a
 * PackedBag in `meta`. What the server computes of it is computed/mailbox.ts. [MS-OXCSTOR] 2.2.2.1.2
 */
import { type Bag, Failure, namesIn, P, PackedBag, packBag } from '#model'
import { type Query, sql } from './engine/index.ts'
import { absenceKey } from './once.ts'
import type { Context } from './write/context.ts'

const name = 'properties'
const maxBytes = 1 << 16

export async function readStoreProperties(q: Query): Promise<PackedBag> {
  const row = await q.get<{ value: string }>(sql`select value from meta where mailbox = ${q.key} and name = ${name}`)
  return row ? new PackedBag(Buffer.from(row.value, 'base64')) : PackedBag.empty
}

export async function setStoreProperties(
  { q, names }: Context,
  { set, remove = [] }: { set?: Bag; remove?: readonly number[] },
): Promise<void> {
  if (set) await names.load(q, namesIn(set), true)
  const changes = new Map<number, unknown>(remove.map((tag) => [tag, undefined]))
  if (set) for (const [tag, value] of packBag(set, names).entries()) changes.set(tag, value)
  const bag = (await readStoreProperties(q)).with(changes)
  if (bag.bytes.length > maxBytes) throw new Failure('tooBig', 'properties of the mailbox')
  const value = Buffer.from(bag.bytes).toString('base64')
  await q.run(sql`
    insert into meta (mailbox, name, value) values (${q.key}, ${name}, ${value})
    on conflict (mailbox, name) do update set value = excluded.value`)
  if (bag.get(P.OutOfOfficeState) !== true) {
    await q.run(sql`
      delete from once where mailbox = ${q.key} and key >= ${absenceKey} and key < ${`${absenceKey.trimEnd()}!`}`)
  }
}
