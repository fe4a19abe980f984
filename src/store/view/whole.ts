/**
 * What restrictions ask of a message beyond its bag: recipients and attachments as objects of their own (sub-object
 * restrictions), and values that were too long for the bag or are read from the mail itself (bodies).
 */
import type { PropertySource } from '#model/evaluate.ts'
import { PackedBag } from '#model/packed-bag.ts'
import { P } from '#model/properties.ts'
import type { Query } from '../engine/engine.ts'
import { sql } from '../engine/sql.ts'
import type { MessageId } from '../types.ts'

/** The rows to look at, and where the answers go. */
export interface Wanting {
  readonly id: MessageId
  readonly subs: Map<number, readonly PropertySource[]>
}

export async function attachmentRows(q: Query, rows: readonly Wanting[]): Promise<void> {
  const found = await q.all<{ message: number; bag: Uint8Array }>(sql`select message, bag from attachment
    where mailbox = ${q.key} and message ${sql.oneOf(rows.map(({ id }) => id))} order by message, number`)
  const byMessage = Map.groupBy(found, ({ message }) => message)
  for (const row of rows) {
    row.subs.set(
      P.MessageAttachments.tag,
      (byMessage.get(row.id) ?? []).map(({ bag }) => new PackedBag(bag)),
    )
  }
}
