/** The keys of X.500 names anew, for a directory from before the number of blanks did not count. */
import type { Query } from '#store/engine/engine.ts'
import { sql } from '#store/engine/sql.ts'
import { x500Key } from './records.ts'

export async function makeX500Keys(q: Query): Promise<void> {
  const rows = await q.all<{ address_key: string; shown: string }>(
    sql`select address_key, shown from address where domain = '' and shown like '/%' order by address_key`,
  )
  for (const { address_key: key, shown } of rows) {
    const now = x500Key(shown)
    if (now === key) continue
    // Two that differed in blanks alone: the first one stays reachable.
    const taken = await q.get(sql`select object from address where address_key = ${now}`)
    if (!taken) await q.run(sql`update address set address_key = ${now} where address_key = ${key}`)
  }
}
