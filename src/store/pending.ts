/**
 * What a write has decided and what is done after its commit: mail that leaves, work that takes longer. It stands in the mailbox
 * from the commit on and goes when somebody has done it (groupware/pending.ts): a crash in between loses nothing. Who
 * put it there does it; when it is still there after a minute, somebody else takes it up, for a minute each. The bytes are the business of whoever
 * puts them there.
 */
import { Failure } from '#model'
import { type Query, sql } from './engine/index.ts'
import type { Step } from './engine/families.ts'
import type { Context } from './write/context.ts'

export interface Pending {
  id: number
  bytes: Uint8Array
}

/** More wait only when nobody does anything. */
const maxWaiting = 10_000
const takenMilliseconds = 60_000
const batch = 20

/** outgoing   in the order of their ids; `at`: when it was put there; taken: when somebody last took it up */
export const pendingTable: readonly Step[] = [
  {
    name: 'outgoing',
    statements: [
      `create table outgoing (
        mailbox int not null, id int not null, at int not null, bytes blob not null, primary key (mailbox, id)) clustered`,
    ],
  },
  { name: 'outgoing is taken', statements: ['alter table outgoing add column taken int not null default 0'] },
]

export async function pendingIds(q: Query): Promise<number[]> {
  const rows = await q.all<{ id: number }>(sql`
    select id from outgoing where mailbox = ${q.key} order by id limit ${maxWaiting}`)
  return rows.map(({ id }) => id)
}

export async function putPending({ q, state, now }: Context, bytes: Uint8Array): Promise<number> {
  if ((await pendingIds(q)).length >= maxWaiting) throw new Failure('tooMany', 'things to be done')
  const id = state.nextId()
  await q.run(
    sql`insert into outgoing (mailbox, id, at, bytes, taken) values (${q.key}, ${id}, ${now}, ${bytes}, ${now})`,
  )
  return id
}

/** The oldest that nobody is at. */
export async function takePending({ q, now }: Context): Promise<Pending[]> {
  const rows = await q.all<Pending>(sql`
    select id, bytes from outgoing where mailbox = ${q.key} and taken <= ${now - takenMilliseconds}
    order by id limit ${batch}`)
  for (const { id } of rows)
    await q.run(sql`update outgoing set taken = ${now} where mailbox = ${q.key} and id = ${id}`)
  return rows
}

export async function removePending({ q }: Context, ids: readonly number[]): Promise<void> {
  await q.run(sql`delete from outgoing where mailbox = ${q.key} and id ${sql.oneOf(ids)}`)
}
