/**
 * A shard on PostgreSQL: the rows of the family's tables that carry its number. A write locks the shard's row first, so
 * there is one writer per mailbox whatever process it lives in; a read is a repeatable-read snapshot.
 */
import type pg from 'pg'
import { Failure } from '#model'
import type { Family, Query, Shard } from '../engine.ts'
import { familyOf } from '../families.ts'
import { sql } from '../sql.ts'
import { WriteQueue, type Writer } from '../write-queue.ts'
import { Connection, failureOf } from './connection.ts'

export class PostgresShard implements Shard {
  readonly name: string
  readonly family: Family
  readonly #pool: () => Promise<pg.Pool>
  readonly #queue: WriteQueue

  constructor(name: string, pool: () => Promise<pg.Pool>) {
    this.name = name
    this.family = familyOf(name)
    this.#pool = pool
    this.#queue = new WriteQueue(new ShardWriter(name, pool))
  }

  get idle(): boolean {
    return this.#queue.idle
  }

  async read<T>(work: (q: Query) => Promise<T>): Promise<T> {
    const client = await connect(this.#pool)
    const q = new Connection(client)
    let sound = false
    try {
      const [, row] = await together(
        q.exec('begin isolation level repeatable read read only'),
        q.get<{ number: number }>(sql`select number from shard where name = ${this.name}`),
      )
      if (!row) throw new Failure('notFound', this.name)
      q.key = row.number
      const value = await work(q)
      sound = true
      return value
    } finally {
      await finish(client, q, sound ? 'commit' : 'rollback')
    }
  }

  write<T>(work: (q: Query) => Promise<T>): Promise<T> {
    return this.#queue.add(work)
  }

  drained(): Promise<void> {
    return this.#queue.drained()
  }
}

class ShardWriter implements Writer {
  readonly #name: string
  readonly #pool: () => Promise<pg.Pool>
  #client: pg.PoolClient | undefined
  #q: Connection | undefined

  constructor(name: string, pool: () => Promise<pg.Pool>) {
    this.#name = name
    this.#pool = pool
  }

  async begin(): Promise<Query> {
    this.#client = await connect(this.#pool)
    const q = new Connection(this.#client)
    this.#q = q
    const [, row] = await together(
      q.exec('begin'),
      q.get<{ number: number }>(sql`select number from shard where name = ${this.#name} for update`),
    )
    if (!row) throw new Failure('notFound', this.#name)
    q.key = row.number
    return q
  }

  async savepoint(): Promise<void> {
    await this.#get().exec('savepoint one')
  }

  async releaseSavepoint(): Promise<void> {
    if (this.#get().aborted) throw new Failure('unavailable', 'the transaction was aborted')
    await this.#get().exec('release savepoint one')
  }

  async rollbackToSavepoint(): Promise<void> {
    const q = this.#get()
    await q.exec('rollback to savepoint one')
    q.aborted = false
    await q.exec('release savepoint one')
  }

  async commit(): Promise<void> {
    const q = this.#get()
    if (q.aborted) throw new Failure('unavailable', 'the transaction was aborted')
    const result = await q.exec('commit')
    if (result.command !== 'COMMIT') throw new Failure('unavailable', 'the transaction was aborted')
    this.#client?.release()
    this.#client = undefined
    this.#q = undefined
  }

  async rollback(): Promise<void> {
    const client = this.#client
    const q = this.#q
    this.#client = undefined
    this.#q = undefined
    if (client && q) await finish(client, q, 'rollback')
  }

  broken(): boolean {
    return this.#client === undefined || !usable(this.#client)
  }

  #get(): Connection {
    if (!this.#q) throw new Failure('unavailable', 'the connection is gone')
    return this.#q
  }
}

export async function connect(pool: () => Promise<pg.Pool>): Promise<pg.PoolClient> {
  try {
    const client = await (await pool()).connect()
    // Without a listener a connection that dies between two statements would end the process.
    if (client.listenerCount('error') < 2) client.on('error', () => {})
    return client
  } catch (error) {
    throw failureOf(error)
  }
}

/** Ends the transaction and gives the connection back, or throws it away when it does not answer as it should. */
export async function finish(client: pg.PoolClient, q: Connection, how: 'commit' | 'rollback'): Promise<void> {
  try {
    await q.exec(how)
    client.release()
  } catch {
    client.release(true)
  }
}

/** Both are on the wire at once; the first error counts, but only after both have ended. */
async function together<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  const [first, second] = await Promise.allSettled([a, b])
  if (first.status === 'rejected') throw first.reason
  if (second.status === 'rejected') throw second.reason
  return [first.value, second.value]
}

function usable(client: pg.PoolClient): boolean {
  const { _ending, _queryable } = client as unknown as { _ending?: boolean; _queryable?: boolean }
  return _ending !== true && _queryable !== false
}
