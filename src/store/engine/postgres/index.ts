/**
 * The PostgreSQL engine: one database; a schema for each family of shards, in it a table `shard` that gives each shard
 * its number, and the family's tables, whose primary keys begin with that number.
 *
 * Schema steps run once for the family, under an advisory lock, when the first connection of a process is made.
 */
import type pg from 'pg'
import { Failure } from '#model'
import type { Engine, Family, Query, Shard } from '../engine.ts'
import { familyOf, statementsFor, stepsOf } from '../families.ts'
import { sql } from '../sql.ts'
import { Connection, failureOf, openPool } from './connection.ts'
import { connect, finish, PostgresShard } from './shard.ts'
import { NotifySignals } from './signals.ts'

/** Any number of our own: pg_advisory_xact_lock of schema changes. */
const migrationLock = 0x6b6f6e74
/** unique_violation */
const uniqueViolation = '23505'

export class PostgresEngine implements Engine {
  readonly dialect = 'postgres'
  readonly signals: NotifySignals
  readonly #url: string
  readonly #maxConnections: number
  readonly #answerMilliseconds: number
  readonly #pools = new Map<Family, pg.Pool>()
  readonly #ready = new Map<Family, Promise<pg.Pool>>()
  readonly #shards = new Map<string, PostgresShard>()
  #closed = false

  constructor(url: string, { maxConnections = 8, answerMilliseconds = 120_000 } = {}) {
    this.#url = url
    this.#maxConnections = maxConnections
    this.#answerMilliseconds = answerMilliseconds
    this.signals = new NotifySignals(url)
  }

  shard(name: string): Shard {
    let shard = this.#shards.get(name)
    if (!shard) {
      const family = familyOf(name)
      if (this.#shards.size > 10_000) this.#forgetIdle()
      shard = new PostgresShard(name, () => this.#pool(family))
      this.#shards.set(name, shard)
    }
    return shard
  }

  async createShard<T>(name: string, work: (q: Query) => Promise<T>): Promise<T> {
    const pool = () => this.#pool(familyOf(name))
    return transaction(pool, async (q) => {
      try {
        const row = await q.get<{ number: number }>(sql`insert into shard (name) values (${name}) returning number`)
        q.key = row?.number ?? -1
      } catch (error) {
        if ((error as { code?: string }).code === uniqueViolation) throw new Failure('alreadyExists', name)
        throw error
      }
      return work(q)
    })
  }

  async dropShard(name: string): Promise<void> {
    const family = familyOf(name)
    await this.#shards.get(name)?.drained()
    await transaction(
      () => this.#pool(family),
      async (q) => {
        const row = await q.get<{ number: number }>(sql`select number from shard where name = ${name} for update`)
        if (!row) throw new Failure('notFound', name)
        const tables = await q.all<{ name: string }>(sql`
          select c.table_name as name from information_schema.columns c
          join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
          where c.table_schema = ${family} and c.column_name = 'mailbox' and t.table_type = 'BASE TABLE'`)
        for (const table of tables)
          await q.run(sql`delete from ${sql.identifier(table.name)} where mailbox = ${row.number}`)
        await q.run(sql`delete from shard where number = ${row.number}`)
      },
    )
    this.#shards.delete(name)
  }

  async shards(): Promise<string[]> {
    const rows = await transaction(
      () => this.#pool('mailbox'),
      (q) => q.all<{ name: string }>(sql`select name from shard order by name`),
    )
    return rows.map((row) => row.name)
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    for (const shard of this.#shards.values()) await shard.drained()
    await this.signals.close()
    await Promise.all([...this.#pools.values()].map((pool) => pool.end()))
  }

  #forgetIdle(): void {
    for (const [name, shard] of this.#shards) if (shard.idle) this.#shards.delete(name)
  }

  #pool(family: Family): Promise<pg.Pool> {
    if (this.#closed) return Promise.reject(new Failure('unavailable', 'the engine is closed'))
    let ready = this.#ready.get(family)
    if (!ready) {
      ready = this.#migrated(family)
      this.#ready.set(family, ready)
      // The server may be down now and up later: the next call tries again.
      ready.catch(() => this.#ready.delete(family))
    }
    return ready
  }

  async #migrated(family: Family): Promise<pg.Pool> {
    let pool = this.#pools.get(family)
    if (!pool) {
      pool = openPool({
        url: this.#url,
        schema: family,
        max: family === 'mailbox' ? this.#maxConnections : 4,
        answerMilliseconds: this.#answerMilliseconds,
      })
      this.#pools.set(family, pool)
    }
    const found = pool
    await migrate(async () => found, family)
    return pool
  }
}

async function migrate(pool: () => Promise<pg.Pool>, family: Family): Promise<void> {
  const steps = stepsOf(family)
  await transaction(pool, async (q) => {
    await q.exec(`select pg_advisory_xact_lock(${migrationLock})`)
    await q.exec(`create schema if not exists ${family}`)
    await q.exec(
      `create table if not exists shard (number bigint generated always as identity primary key, name text collate "C" not null unique)`,
    )
    await q.exec(`create table if not exists step (number bigint primary key, name text not null)`)
    if (family !== 'mailbox') await q.exec(`insert into shard (name) values ('${family}') on conflict do nothing`)
  })
  while (true) {
    const more = await transaction(pool, async (q) => {
      await q.exec(`select pg_advisory_xact_lock(${migrationLock})`)
      const done = (await q.get<{ count: number }>(sql`select count(*) as count from step`))?.count ?? 0
      if (done > steps.length) throw new Failure('unavailable', 'the database was written by a newer version of Kontor')
      const step = steps[done]
      if (!step) return false
      for (const text of statementsFor(step, 'postgres')) await q.exec(text)
      await step.run?.(q)
      await q.run(sql`insert into step (number, name) values (${done}, ${step.name})`)
      return true
    })
    if (!more) return
  }
}

async function transaction<T>(pool: () => Promise<pg.Pool>, work: (q: Connection) => Promise<T>): Promise<T> {
  const client = await connect(pool)
  const q = new Connection(client, { patient: true })
  try {
    await q.exec('begin')
    const value = await work(q)
    if (q.aborted) throw new Failure('unavailable', 'the transaction was aborted')
    await q.exec('commit')
    client.release()
    return value
  } catch (error) {
    await finish(client, q, 'rollback')
    throw failureOf(error)
  }
}
