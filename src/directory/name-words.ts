/**
 * The words by which people are found when somebody types a part of a name: ambiguous name resolution ([MS-OXNSPI]
 * 3.1.4.7, which leaves the algorithm to the server). A typed text fits an object when each of its words is the beginning
 * of a word of the object: of its names, its addresses, its office.
 *
 *   ada so   →  Ada Sommer, Sophie Adamczyk
 *   山田      →  山田太郎
 *
 * Words are folded (model/fold.ts) and kept in a table of their own, in the order of the words, so that the beginning of
 * a word is a range of the index, however many people there are.
 */
import { fold } from '#model/fold.ts'
import type { Query } from '#store/engine/engine.ts'
import { type Sql, sql } from '#store/engine/sql.ts'
import type { Content } from './attributes.ts'
import type { ObjectId } from './types.ts'

const named = [
  'displayName',
  'simpleName',
  'givenName',
  'surname',
  'nickname',
  'phoneticDisplayName',
  'phoneticGivenName',
  'phoneticSurname',
  'office',
] as const

/** A longer one is found by its beginning. */
const longestWord = 64
const mostWords = 64
/** A text of more words is somebody's letter. */
const mostTypedWords = 8
const separator = /[^\p{L}\p{N}\p{M}@._'+-]+|(?<![\p{L}\p{N}\p{M}])[._'+-]+|[._'+-]+(?![\p{L}\p{N}\p{M}])/u
/** Within a word these make further words: that is how people look for Anne-Marie and for a.sommer@example.org. */
const joint = /[@._'+-]+/u

export function nameWords(content: Content, addresses: readonly string[]): string[] {
  const words = new Set<string>()
  const add = (text: string) => {
    for (const word of wordsOf(text)) {
      words.add(word)
      for (const part of word.split(joint)) if (part !== '') words.add(part)
    }
  }
  for (const name of named) {
    const value = content[name]
    if (typeof value === 'string') add(value)
  }
  for (const address of addresses) {
    words.add(fold(address).slice(0, longestWord))
    add(address.slice(0, Math.max(0, address.lastIndexOf('@'))))
  }
  return [...words].slice(0, mostWords)
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(separator)
    .filter((word) => word !== '')
    .map((word) => word.slice(0, longestWord))
}

/** Makes the words of an object what its content and addresses say. Part of every write of an object. */
export async function indexNames(q: Query, id: ObjectId): Promise<void> {
  const row = await q.get<{ organisation: string; content: string; address: string }>(
    sql`select organisation, content, address from object where id = ${id}`,
  )
  if (!row) return
  const shown = await q.all<{ shown: string }>(
    sql`select shown from address where object = ${id} and domain <> '' and sort >= 0 order by sort`,
  )
  const addresses = shown.length > 0 ? shown.map((each) => each.shown) : [row.address]
  const wanted = new Set(nameWords(JSON.parse(row.content) as Content, addresses))
  const held = await q.all<{ word: string }>(sql`select word from name_word where object = ${id}`)
  for (const { word } of held) {
    if (!wanted.delete(word)) await q.run(sql`delete from name_word where object = ${id} and word = ${word}`)
  }
  for (const word of wanted) {
    await q.run(sql`insert into name_word (organisation, word, object) values (${row.organisation}, ${word}, ${id})`)
  }
}

/** Of every object: for a directory from before there were words. */
export async function indexAllNames(q: Query): Promise<void> {
  for (const { id } of await q.all<{ id: string }>(sql`select id from object`)) await indexNames(q, id)
}

/** At most so many objects of the address list that the text fits, in no order. */
export async function findByWords(q: Query, organisation: string, text: string, limit: number): Promise<ObjectId[]> {
  const words = [...new Set(wordsOf(text))].slice(0, mostTypedWords)
  if (words.length === 0) return []
  // The longest one fits the fewest: its range is walked, the others are looked up for each object in it.
  const [first, ...others] = words.sort((a, b) => b.length - a.length) as [string, ...string[]]
  const conditions = others.map(
    (word) => sql`exists (select 1 from name_word x where x.object = w.object and ${begins(sql`x.word`, word)})`,
  )
  const rows = await q.all<{ object: string }>(sql`
    select distinct w.object from name_word w join object o on o.id = w.object
    where w.organisation = ${organisation} and ${begins(sql`w.word`, first)} and o.hidden = 0 and o.kind <> 'public'
    and ${sql.and(conditions)} limit ${limit}`)
  return rows.map((row) => row.object)
}

function begins(column: Sql, word: string): Sql {
  return sql`(${column} >= ${word} and ${column} < ${`${word}\u{10ffff}`})`
}
