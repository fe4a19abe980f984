/** The clock of a transaction: every changed object, domain or organisation gets a number of its own, also when it goes. */
import type { Query } from '#store/engine/engine.ts'
import { sql } from '#store/engine/sql.ts'

export interface WriteClock {
  readonly now: number
  /** The next number. */
  seq(): Promise<number>
  /** Leaves a row for readers of the feed. */
  gone(kind: 'object' | 'domain' | 'organisation', id: string, organisation: string): Promise<void>
  /** The newest number of this transaction; undefined when nothing changed. */
  moved(): number | undefined
}

/** Deletions are kept so long. */
const keptMs = 90 * 86_400_000

export function createClock(q: Query, now: number): WriteClock {
  let newest: number | undefined

  async function seq(): Promise<number> {
    await q.run(sql`update clock set seq = seq + 1 where id = 1`)
    newest = (await q.get<{ seq: number }>(sql`select seq from clock where id = 1`))?.seq as number
    return newest
  }

  return {
    now,
    seq,
    async gone(kind, id, organisation) {
      await q.run(sql`
        insert into gone (seq, kind, id, organisation, at)
        values (${await seq()}, ${kind}, ${id}, ${organisation}, ${now})`)
      const old = await q.get<{ seq: number | null }>(sql`select max(seq) as seq from gone where at < ${now - keptMs}`)
      if (old?.seq) {
        await q.run(sql`delete from gone where seq <= ${old.seq}`)
        await q.run(sql`update clock set kept_from = ${old.seq} where id = 1`)
      }
    },
    moved: () => newest,
  }
}
