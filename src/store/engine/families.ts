/**
 * Schema steps of the families of shards. A shard (on PostgreSQL: the family's schema) remembers how many of its steps
 * it has taken; missing ones run, each in one transaction, when it is next opened. A step that was released never changes;
 * append a new one.
 *
 * Texts are written in neutral DDL, one text for both engines:
 *
 *   int        integer, 64 bits                bigint on PostgreSQL
 *   blob       bytes                           bytea
 *   text       compared byte by byte           text collate "C"
 *   create table x (…) rowid id                `id` alone is the key on SQLite (the file is the mailbox; rows with large
 *                                              values live best in a rowid table), (mailbox, id) on PostgreSQL
 *   … primary key (a, b)) clustered            rows are kept in the order of their key: `without rowid` on SQLite
 *
 * Types are lower case words of their own; do not use them as names of columns.
 */
import type { Family, Query } from './engine.ts'
import type { Dialect } from './sql.ts'

export interface Step {
  name: string
  /** Neutral DDL, or statements for each engine where they have to differ. */
  statements: readonly string[] | Record<Dialect, readonly string[]>
  /** Afterwards, on each shard (SQLite) or once for the family (PostgreSQL: then without a key). */
  run?: (q: Query) => Promise<void>
}

const families: Record<Family, Step[]> = { mailbox: [], directory: [], queue: [] }

/** Called at load by the module that owns the tables; a second call of the same module appends. */
export function defineSteps(family: Family, steps: readonly Step[]): void {
  for (const step of steps) {
    if (families[family].some((known) => known.name === step.name))
      throw new Error(`step ${step.name} is defined twice`)
    families[family].push(step)
  }
}

export function stepsOf(family: Family): readonly Step[] {
  return families[family]
}

export function familyOf(shard: string): Family {
  return shard === 'directory' || shard === 'queue' ? shard : 'mailbox'
}

export function statementsFor(step: Step, dialect: Dialect): string[] {
  if (!Array.isArray(step.statements)) return [...(step.statements as Record<Dialect, readonly string[]>)[dialect]]
  return step.statements.map((text: string) => (dialect === 'sqlite' ? sqliteDdl(text) : postgresDdl(text)))
}

function sqliteDdl(text: string): string {
  const rowid = /\)\s*rowid (\w+)\s*$/.exec(text)
  if (rowid) {
    const column = new RegExp(`(\\b${rowid[1]} int)( not null)?`)
    text = text.slice(0, rowid.index).replace(column, `${rowid[1]} integer primary key`) + ') strict'
  } else if (/\)\s*clustered\s*$/.test(text)) text = text.replace(/clustered\s*$/, 'strict, without rowid')
  else if (/^\s*create table/.test(text)) text += ' strict'
  return text
}

function postgresDdl(text: string): string {
  const rowid = /\)\s*rowid (\w+)\s*$/.exec(text)
  if (rowid) text = `${text.slice(0, rowid.index)}, primary key (mailbox, ${rowid[1]}))`
  return text
    .replace(/clustered\s*$/, '')
    .replace(/\bint\b/g, 'bigint')
    .replace(/\bblob\b/g, 'bytea')
    .replace(/\btext\b/g, 'text collate "C"')
}
