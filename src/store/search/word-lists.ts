/**
 * The inverted index: which messages have a word. One interface, two engines; see schema.ts for what lies in the tables.
 */
import type { Query } from '../engine/engine.ts'
import { type Sql, sql } from '../engine/sql.ts'
import type { MessageId } from '../types.ts'

/** A word of the index with its field letter, or the beginning of one. */
export interface Term {
  word: string
  prefix: boolean
}

/** All clauses must hold; of each, one term. */
export type Clauses = readonly (readonly Term[])[]

export interface WordLists {
  add(q: Query, message: MessageId, words: ReadonlySet<string>): Promise<void>
  remove(q: Query, messages: readonly MessageId[]): Promise<void>
  match(q: Query, clauses: Clauses): Promise<MessageId[]>
  clear(q: Query): Promise<void>
}

/** FTS5, as a list of words for each message and nothing else. */
const sqliteLists: WordLists = {
  async add(q, message, words) {
    await q.run(sql`insert into search_text (rowid, words) values (${message}, ${[...words].join(' ')})`)
  },

  async remove(q, messages) {
    await q.run(sql`delete from search_text where rowid ${sql.oneOf(messages)}`)
  },

  async match(q, clauses) {
    // Words have letters and digits only: nothing in them means anything to FTS5 inside quotes.
    const text = clauses
      .map((terms) => `(${terms.map(({ word, prefix }) => `"${word}"${prefix ? '*' : ''}`).join(' OR ')})`)
      .join(' AND ')
    const rows = await q.arrays(sql`select rowid from search_text where search_text match ${text}`)
    return rows.map((row) => row[0] as number)
  },

  async clear(q) {
    await q.run(sql`insert into search_text (search_text) values ('delete-all')`)
  },
}

/** A tsvector holds a megabyte at most; what is longer goes into several rows of one message. */
const wordsPerPart = 10_000

const postgresLists: WordLists = {
  async add(q, message, words) {
    const all = [...words].map((word) => `${q.key}:${word}`)
    for (let part = 0; part * wordsPerPart < all.length; part++) {
      const some = all.slice(part * wordsPerPart, (part + 1) * wordsPerPart)
      // Words have no characters that would end a line or quote something in the text form of an array.
      await q.run(sql`insert into search_text (mailbox, message, part, words)
        values (${q.key}, ${message}, ${part}, array_to_tsvector(cast(${`{${some.join(',')}}`} as text[])))`)
    }
  },

  async remove(q, messages) {
    await q.run(sql`delete from search_text where mailbox = ${q.key} and message ${sql.oneOf(messages)}`)
  },

  async match(q, clauses) {
    // Words of one message may lie in several parts, so that each clause is asked by itself.
    const lists = clauses.map((terms) => {
      const text = terms.map(({ word, prefix }) => `'${q.key}:${word}'${prefix ? ':*' : ''}`).join(' | ')
      return sql`select message from search_text where mailbox = ${q.key} and words @@ cast(${text} as tsquery)`
    })
    const statement: Sql = sql.join(lists, ' intersect ')
    const rows = await q.arrays(
      clauses.length === 1 ? sql`select distinct message from (${statement}) found` : statement,
    )
    return rows.map((row) => Number(row[0]))
  },

  async clear(q) {
    await q.run(sql`delete from search_text where mailbox = ${q.key}`)
  },
}

export function wordLists(q: Query): WordLists {
  return q.dialect === 'sqlite' ? sqliteLists : postgresLists
}
