/**
 * What SQLite's planner has to know of a mailbox file: that the column `mailbox`, with which every index begins, tells
 * nothing (it is the same in every row of a file). Without that it takes "mailbox = ?" for a condition that few rows meet
 * and reads a whole index where a handful of rows is asked for by id. PostgreSQL keeps its statistics itself.
 *
 * The figures are those of a mailbox of 100,000 messages in some twenty folders; only their proportions count. They are
 * written once, by the step that must come after all steps that make indexes.
 */
import { type Query, sql } from './engine/index.ts'
import type { Step } from './engine/families.ts'

const rows = 100_000
/** How many rows share a value of such a column. */
const shared: Readonly<Record<string, number>> = {
  mailbox: rows,
  folder: 5000,
  parent: 5000,
  member: 5000,
  associated: 5000,
  block: 50,
}
const otherwise = 4

export const statistics: Step = {
  name: 'planner statistics',
  statements: { sqlite: ['analyze'], postgres: [] },
  async run(q: Query) {
    if (q.dialect !== 'sqlite') return
    const columns = await q.all<{ table: string; index: string; column: string; unique: number; made: string }>(sql`
      select t.name as "table", i.name as "index", c.name as "column", i."unique" as "unique", i.origin as made
      from sqlite_schema t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
      where t.type = 'table' and t.name not like 'sqlite%' and t.name not like 'search_text%'
      order by t.name, i.name, c.seqno`)
    await q.run(sql`delete from sqlite_stat1`)
    for (const group of Map.groupBy(columns, ({ table, index }) => `${table} ${index}`).values()) {
      const [{ table, index, unique, made }] = group as [(typeof columns)[number]]
      let same = rows
      const counts = group.map(({ column }) => (same = Math.min(same, shared[column] ?? otherwise)))
      if (unique === 1) counts[counts.length - 1] = 1
      const clustered = made === 'pk' && (await isClustered(q, table))
      await q.run(sql`insert into sqlite_stat1 (tbl, idx, stat)
        values (${table}, ${clustered ? table : index}, ${[rows, ...counts].join(' ')})`)
    }
  },
}

/** The key of a table without rowids goes by the name of the table. */
async function isClustered(q: Query, table: string): Promise<boolean> {
  const found = await q.get<{ wr: number }>(sql`select wr from pragma_table_list where name = ${table}`)
  return found?.wr === 1
}
