/**
 * What a write has decided to send. It stands in the mailbox from the moment of the commit and goes when somebody has handed
 * it on (groupware/queue): a crash in between loses nothing. The bytes are the business of whoever puts them there.
 */
import { Failure } from '#model'
import { type Query, sql } from './engine/index.ts'
import type { Step } from './engine/families.ts'
import type { Context } from './write/context.ts'

export interface Outgoing {
  id: number
  bytes: Uint8Array
}

/** More wait only when nobody hands anything on. */
const maxWaiting = 10_000

/** outgoing   in the order of their ids; `at`: when it was put there */
export const outgoingTable: Step = {
  name: 'outgoing',
  statements: [
    `create table outgoing (
      mailbox int not null, id int not null, at int not null, bytes blob not null, primary key (mailbox, id)) clustered`,
  ],
}

export async function readOutgoing(q: Query): Promise<Outgoing[]> {
  return q.all<Outgoing>(sql`select id, bytes from outgoing where mailbox = ${q.key} order by id limit 100`)
}

export async function putOutgoing({ q, state, now }: Context, bytes: Uint8Array): Promise<number> {
  const row = await q.get<{ count: number }>(sql`select count(*) as count from outgoing where mailbox = ${q.key}`)
  if ((row?.count ?? 0) >= maxWaiting) throw new Failure('tooMany', 'outgoing mails')
  const id = state.nextId()
  await q.run(sql`insert into outgoing (mailbox, id, at, bytes) values (${q.key}, ${id}, ${now}, ${bytes})`)
  return id
}

export async function removeOutgoing({ q }: Context, ids: readonly number[]): Promise<void> {
  await q.run(sql`delete from outgoing where mailbox = ${q.key} and id ${sql.oneOf(ids)}`)
}
