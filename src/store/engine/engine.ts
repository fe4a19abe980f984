/**
 * What a database engine does for the store, the directory and the queue. engine/sqlite and engine/postgres fulfil it;
 * nothing above knows which one runs.
 *
 * A shard is what is written by one writer at a time: a mailbox, the directory, the queue. On SQLite it is one file. On
 * PostgreSQL all shards of a family share tables, and every primary key begins with the number of the shard: the column
 * `mailbox`. Every statement on such a table says `mailbox = ${q.key}`, on SQLite too (where the number is always 1,
 * which takes no room in a row). The families directory and queue have one shard each and no such column.
 *
 * A `read` is a consistent snapshot and waits for no writer. A `write` is a transaction: it either happens wholly and
 * durably before its promise resolves, or not at all. Neither may wait for anything but its own statements: no sockets,
 * no timers, no other shard. Writes queued for one shard share a commit.
 *
 * Failures: `busy` when others held the shard for 30 s, `unavailable` when the disk is full or the database is gone
 * (nothing is half written; it goes on by itself when there is room again), `notFound` for a shard that does not exist.
 */
import type { Dialect, Sql } from './sql.ts'

export type Family = 'mailbox' | 'directory' | 'queue'

export interface Engine {
  readonly dialect: Dialect
  /** Cheap; nothing is opened until it is used. 'directory', 'queue', or the id of a mailbox. */
  shard(name: string): Shard
  /** Makes an empty shard with the tables of its family and runs the first write on it. Throws alreadyExists. */
  createShard<T>(name: string, work: (q: Query) => Promise<T>): Promise<T>
  /** Everything of it goes, at once. Throws notFound. */
  dropShard(name: string): Promise<void>
  /** The mailboxes that exist. */
  shards(): Promise<string[]>
  /** Wakes others that watch this channel; a hint that may be lost. */
  readonly signals: Signals
  close(): Promise<void>
}

export interface Shard {
  readonly name: string
  readonly family: Family
  read<T>(work: (q: Query) => Promise<T>): Promise<T>
  write<T>(work: (q: Query) => Promise<T>): Promise<T>
}

export interface Query {
  readonly dialect: Dialect
  /** The value of the column `mailbox` of this shard. */
  readonly key: number
  all<Row extends object>(statement: Sql): Promise<Row[]>
  get<Row extends object>(statement: Sql): Promise<Row | undefined>
  /** Rows as arrays, in the order of the columns: for scans of many. */
  arrays(statement: Sql): Promise<unknown[][]>
  /** The number of rows it changed. */
  run(statement: Sql): Promise<number>
  /**
   * Long scans by key: `page` gets the last row of the page before (undefined at first) and gives the statement for the
   * next one, which must have a limit. Ends with the first empty page. Other sessions run between pages.
   */
  pages<Row extends object>(page: (after: Row | undefined) => Sql): AsyncGenerator<Row[]>
}

/** Messages between threads and processes that use the same data: small, unordered, may be lost or come twice. */
export interface Signals {
  send(text: string): void
  listen(listener: (text: string) => void): () => void
}

/** What a listener hears when it begins to listen late, or again: look for yourself what happened meanwhile. */
export const signalsMissed = '*'
