/**
 * One PostgreSQL connection as a Query: prepared statements by name, 64-bit integers as numbers (ours stay below 2^53),
 * errors as Failures. Within a transaction an error makes PostgreSQL refuse everything until the savepoint; `aborted`
 * remembers that, because a commit would then silently roll back.
 */
import pg from 'pg'
import { Failure } from '#model'
import type { Query } from '../engine.ts'
import { render, type Sql } from '../sql.ts'

const names = new Map<string, string>()
const maxNamedStatements = 2000

/** Texts that stand in our sources are few; ones that were put together are not, and stay unnamed beyond the limit. */
function nameOf(text: string): string | undefined {
  let name = names.get(text)
  if (name === undefined && names.size < maxNamedStatements) names.set(text, (name = `k${names.size}`))
  return name
}

const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary' && (oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC)) return Number
    return pg.types.getTypeParser(oid, format as 'text')
  },
}

export type ConnectionOptions = { url: string; schema: string; max: number; answerMilliseconds: number }

/**
 * A line that has gone dead tells nobody: without `answerMilliseconds` a session would wait for TCP to give up, a quarter of an
 * hour. pg then ends the connection, so that all that was under way on it fails as `unavailable`.
 */
export function openPool({ url, schema, max, answerMilliseconds }: ConnectionOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    pipeline: true,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    query_timeout: answerMilliseconds,
    options: `-c search_path=${schema} -c lock_timeout=30s -c idle_in_transaction_session_timeout=60s`,
    types,
  } as pg.PoolConfig)
  // A connection that dies while it is idle is replaced at the next use.
  pool.on('error', () => {})
  return pool
}

const longestTimer = 2 ** 31 - 1

export class Connection implements Query {
  readonly dialect = 'postgres'
  key = -1
  aborted = false
  readonly #client: pg.ClientBase
  /** For each statement. */
  readonly #wait: { query_timeout?: number }

  /** `patient`: a statement may take as long as it takes, as a change of the schema does. */
  constructor(client: pg.ClientBase, { patient = false } = {}) {
    this.#client = client
    this.#wait = patient ? { query_timeout: longestTimer } : {}
  }

  async all<Row extends object>(statement: Sql): Promise<Row[]> {
    return (await this.#query(statement)).rows as Row[]
  }

  async get<Row extends object>(statement: Sql): Promise<Row | undefined> {
    return (await this.#query(statement)).rows[0] as Row | undefined
  }

  async arrays(statement: Sql): Promise<unknown[][]> {
    const { text, values } = render(statement, 'postgres')
    return this.#guard(this.#client.query({ ...this.#wait, text, values, rowMode: 'array' }), text).then(
      (result) => result.rows,
    )
  }

  async run(statement: Sql): Promise<number> {
    return (await this.#query(statement)).rowCount ?? 0
  }

  async *pages<Row extends object>(page: (after: Row | undefined) => Sql): AsyncGenerator<Row[]> {
    let after: Row | undefined
    while (true) {
      const rows = await this.all<Row>(page(after))
      if (rows.length === 0) return
      yield rows
      after = rows[rows.length - 1]
    }
  }

  async exec(text: string): Promise<pg.QueryResult> {
    return this.#guard(this.#client.query({ ...this.#wait, text }), text)
  }

  #query(statement: Sql): Promise<pg.QueryResult> {
    const { text, values } = render(statement, 'postgres')
    const name = nameOf(text)
    return this.#guard(this.#client.query({ ...this.#wait, ...(name !== undefined && { name }), text, values }), text)
  }

  async #guard<T>(result: Promise<T>, text: string): Promise<T> {
    try {
      return await result
    } catch (error) {
      this.aborted = true
      throw failureOf(error, text)
    }
  }
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
export function failureOf(error: unknown, text = ''): unknown {
  if (error instanceof Failure) return error
  const { code, message } = error as { code?: string; message: string }
  // Lock not available, deadlock detected, serialization failure.
  if (code === '55P03' || code === '40P01' || code === '40001') return new Failure('busy', message, { cause: error })
  // Errors of the connection have a code of the operating system or none; class 08 connection, 53 resources (disk full),
  // 57 operator intervention (shutdown), 58 system error, 25P03 idle in transaction.
  if (code === undefined || !/^[0-9A-Z]{5}$/.test(code) || /^(08|53|57|58)|^25P03$/.test(code)) {
    return new Failure('unavailable', `database: ${message}`, { cause: error })
  }
  ;(error as Error).message = `${message} in: ${text}`
  return error
}
