/**
 * Every word that was ever indexed in a mailbox, without its field: what tells which words contain a piece of one. A word
 * stays when its last message goes; rebuilding the index forgets it.
 */
import type { Query } from '../engine/engine.ts'
import { sql } from '../engine/sql.ts'
import { breathing } from '../view/breath.ts'
import type { WordCondition } from './words.ts'

/** Words that one statement looks at: some milliseconds. */
const stepWords = 20_000
const insertWords = 500

export async function learn(q: Query, words: ReadonlySet<string>): Promise<void> {
  const all = [...words]
  const breath = breathing()
  for (let at = 0; at < all.length; at += insertWords) {
    const some = JSON.stringify(all.slice(at, at + insertWords))
    await q.run(
      q.dialect === 'sqlite'
        ? sql`insert or ignore into search_word (mailbox, word) select ${q.key}, value from json_each(${some})`
        : sql`insert into search_word (mailbox, word) select ${q.key}, value
            from json_array_elements_text(cast(${some} as json)) value on conflict do nothing`,
    )
    await breath()
  }
}

/** The words that fulfil a condition, in pieces, so that a huge vocabulary holds up nobody. */
export async function* wordsWith(q: Query, { kind, word }: WordCondition): AsyncGenerator<string[]> {
  const pattern = kind === 'suffix' ? `%${word}` : `%${word}%`
  const breath = breathing()
  let after = ''
  for (;;) {
    const end = await q.get<{ word: string }>(sql`select word from search_word
      where mailbox = ${q.key} and word > ${after} order by word limit 1 offset ${stepWords - 1}`)
    const upTo = end ? sql`and word <= ${end.word}` : sql``
    const rows = await q.arrays(sql`select word from search_word
      where mailbox = ${q.key} and word > ${after} ${upTo} and word like ${pattern}`)
    if (rows.length > 0) yield rows.map((row) => row[0] as string)
    if (!end) return
    after = end.word
    await breath()
  }
}
