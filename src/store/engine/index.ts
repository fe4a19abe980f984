export * from './engine.ts'
export * from './families.ts'
export { sql, type Sql, type SqlValue, type Dialect } from './sql.ts'
import type { Engine } from './engine.ts'
import { PostgresEngine } from './postgres/index.ts'
import { SqliteEngine } from './sqlite/index.ts'

export type EngineOptions = {
  /** The data folder: SQLite files, blobs, sockets. */
  data: string
  /** 'sqlite', or the URL of a PostgreSQL database. */
  database: 'sqlite' | (string & {})
  maxConnections?: number
  /** How long a statement of PostgreSQL may take; two minutes. Its own limit for locks is 30 s. */
  answerMilliseconds?: number
}

export function openEngine({ data, database, ...options }: EngineOptions): Engine {
  return database === 'sqlite' ? new SqliteEngine(data) : new PostgresEngine(database, options)
}
