/**
 * One open SQLite database: prepared statements, pragmas, and errors as Failures. The only file that touches node:sqlite.
 *
 * - page_size 8192: a third less CPU and a fifth less file than 4096 for rows of our size.
 * - synchronous = NORMAL: a commit syncs nothing, checkpoints do. `durable` after a commit syncs the WAL, and only then may
 *   anybody be told of success (docs/decisions/0018).
 * - No busy timeout: SQLite would sleep in the thread. SQLITE_BUSY comes back at once and is retried outside.
 * - A statement that fails for want of room or by an I/O error may have rolled the transaction back by itself; what
 *   follows would then run, and commit, on its own. `lost` refuses every statement until the next begin.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { Failure } from '#model'
import type { Query } from '../engine.ts'
import { render, type Sql } from '../sql.ts'
import { LogSync } from './log-sync.ts'

const maxStatements = 300
const busyLimitMilliseconds = 30_000

export class Handle implements Query {
  readonly dialect = 'sqlite'
  readonly key = 1
  readonly #database: DatabaseSync
  readonly #log: LogSync
  readonly #statements = new Map<string, StatementSync>()
  readonly #arrayStatements = new Map<string, StatementSync>()
  readonly #runStatements = new Map<string, StatementSync>()
  #lost = false
  /** For the least recently used list; milliseconds of performance.now(). */
  lastUsed = 0

  private constructor(database: DatabaseSync, path: string) {
    this.#database = database
    this.#log = new LogSync(path)
  }

  static async open(path: string, use: 'read' | 'write'): Promise<Handle> {
    return retryBusy(() => {
      let database: DatabaseSync | undefined
      try {
        database = new DatabaseSync(path, {
          timeout: 0,
          enableForeignKeyConstraints: false,
          enableDoubleQuotedStringLiterals: false,
        })
        database.exec('pragma page_size = 8192; pragma temp_store = memory; pragma synchronous = normal')
        if ((database.prepare('pragma journal_mode').get() as { journal_mode: string }).journal_mode !== 'wal') {
          database.exec('pragma journal_mode = wal')
        }
        if (use === 'read') database.exec('pragma query_only = 1')
        else database.exec('pragma wal_autocheckpoint = 2000; pragma journal_size_limit = 16777216')
        return new Handle(database, path)
      } catch (error) {
        database?.close()
        throw failureOf(error)
      }
    })
  }

  close(): void {
    this.#statements.clear()
    this.#arrayStatements.clear()
    this.#runStatements.clear()
    this.#log.close()
    this.#database.close()
  }

  get lost(): boolean {
    return this.#lost || !this.#database.isTransaction
  }

  /** A statement that takes no values; outside of the rule that forbids statements after a loss. */
  exec(text: string): void {
    try {
      this.#prepare(text, this.#runStatements).run()
    } catch (error) {
      throw failureOf(error)
    }
  }

  /** Takes the snapshot now, not at the first statement. */
  beginRead(): Promise<void> {
    return retryBusy(() => {
      this.exec('begin')
      try {
        this.#prepare('select 1 from sqlite_schema').get()
      } catch (error) {
        this.rollback()
        throw failureOf(error)
      }
      this.#lost = false
    })
  }

  beginWrite(): Promise<void> {
    return retryBusy(() => {
      this.exec('begin immediate')
      this.#lost = false
    })
  }

  /** Not on the disk before `durable`. */
  commit(): void {
    if (this.lost) throw new Failure('unavailable', 'the transaction was lost')
    this.exec('commit')
  }

  /** When everything that was committed so far is on the disk. */
  durable(): Promise<void> {
    return this.#log.sync()
  }

  rollback(): void {
    this.#lost = false
    if (!this.#database.isTransaction) return
    try {
      this.#database.exec('rollback')
    } catch {
      // An error here means that SQLite has rolled back by itself.
    }
  }

  all<Row extends object>(statement: Sql): Promise<Row[]> {
    return this.#do(statement, this.#statements, (prepared, values) => prepared.all(...values) as Row[])
  }

  get<Row extends object>(statement: Sql): Promise<Row | undefined> {
    return this.#do(statement, this.#statements, (prepared, values) => prepared.get(...values) as Row | undefined)
  }

  arrays(statement: Sql): Promise<unknown[][]> {
    return this.#do(
      statement,
      this.#arrayStatements,
      (prepared, values) => prepared.all(...values) as unknown as unknown[][],
    )
  }

  run(statement: Sql): Promise<number> {
    return this.#do(statement, this.#runStatements, (prepared, values) => Number(prepared.run(...values).changes))
  }

  async *pages<Row extends object>(page: (after: Row | undefined) => Sql): AsyncGenerator<Row[]> {
    let after: Row | undefined
    while (true) {
      const rows = await this.all<Row>(page(after))
      if (rows.length === 0) return
      yield rows
      after = rows[rows.length - 1]
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
  }

  // Not an async function: the statement runs now, and in the order of the calls.
  #do<T>(
    statement: Sql,
    cache: Map<string, StatementSync>,
    run: (prepared: StatementSync, values: SqliteValue[]) => T,
  ): Promise<T> {
    if (this.#lost) return Promise.reject(new Failure('unavailable', 'the transaction was lost'))
    const { text, values } = render(statement, 'sqlite')
    try {
      return Promise.resolve(run(this.#prepare(text, cache), values as SqliteValue[]))
    } catch (error) {
      const failure = failureOf(error, text)
      if (failure instanceof Failure || !this.#database.isTransaction) this.#lost = true
      return Promise.reject(failure)
    }
  }

  #prepare(text: string, cache = this.#statements): StatementSync {
    let prepared = cache.get(text)
    if (prepared) return prepared
    prepared = this.#database.prepare(text)
    if (cache === this.#arrayStatements) prepared.setReturnArrays(true)
    // FTS5 leaves a last inserted rowid above 2^53, which `run` would report and fail.
    if (cache === this.#runStatements) prepared.setReadBigInts(true)
    if (cache.size >= maxStatements) cache.delete(cache.keys().next().value as string)
    cache.set(text, prepared)
    return prepared
  }

  userVersion(): number {
    return (this.#prepare('pragma user_version').get() as { user_version: number }).user_version
  }
}

type SqliteValue = number | string | bigint | Uint8Array | null

/** https://sqlite.org/rescode.html, primary codes. */
const resultCode = { busy: 5, locked: 6, noMemory: 7, readOnly: 8, ioError: 10, full: 13, cantOpen: 14, protocol: 15 }
const unavailableCodes: readonly number[] = [
  resultCode.noMemory,
  resultCode.readOnly,
  resultCode.ioError,
  resultCode.full,
  resultCode.cantOpen,
]

function failureOf(error: unknown, text?: string): unknown {
  const code = (error as { errcode?: number }).errcode
  if (code === undefined) return error
  const primary = code & 0xff
  const message = (error as Error).message
  if (primary === resultCode.busy || primary === resultCode.locked || primary === resultCode.protocol) {
    return new Failure('busy', message, { cause: error })
  }
  if (unavailableCodes.includes(primary)) return new Failure('unavailable', `database: ${message}`, { cause: error })
  if (text !== undefined) (error as Error).message = `${message} in: ${text}`
  return error
}

export async function retryBusy<T>(attempt: () => T): Promise<T> {
  const until = performance.now() + busyLimitMilliseconds
  for (let wait = 1; ; wait = Math.min(wait * 1.5, 8)) {
    try {
      return attempt()
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'busy') || performance.now() > until) throw error
    }
    await pause(1 + Math.random() * wait)
  }
}
