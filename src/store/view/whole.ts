/**
 * What restrictions ask of a message beyond its bag: recipients and attachments as objects of their own (sub-object
 * restrictions), and values that were too long for the bag or are read from the mail itself (bodies).
 */
import type { PropertySource } from '#model/evaluate.ts'
import { PackedBag } from '#model/packed-bag.ts'
import { P } from '#model/properties.ts'
import type { Blobs } from '../blobs.ts'
import { decompress } from '../compress.ts'
import type { Place } from '../computed/index.ts'
import type { Query } from '../engine/engine.ts'
import { sql } from '../engine/sql.ts'
import type { Names } from '../names.ts'
import { unpackRecipients } from '../packed-item.ts'
import { loadExternal, readContent } from '../read/load-message.ts'
import type { MessageId } from '../types.ts'

/** What it takes to see a message as a client sees it. */
export interface Details {
  place: Place
  blobs: Blobs
  names: Names
  /** The mailbox's tag of PidNameKeywords, if it has one. */
  keywords: number | undefined
}

/** The rows to look at, and where the answers go. */
export interface Wanting {
  readonly id: MessageId
  readonly row: { readonly bag: PackedBag }
  readonly subs: Map<number, readonly PropertySource[]>
  readonly long: Map<number, unknown>
}

export async function attachmentRows(q: Query, rows: readonly Wanting[]): Promise<void> {
  const found = await q.all<{ message: number; bag: Uint8Array }>(sql`select message, bag from attachment
    where mailbox = ${q.key} and message ${sql.oneOf(rows.map(({ id }) => id))} order by message, number`)
  const byMessage = Map.groupBy(found, ({ message }) => message)
  for (const row of rows) {
    const own = byMessage.get(row.id) ?? []
    row.subs.set(
      P.MessageAttachments.tag,
      own.map(({ bag }) => new PackedBag(bag)),
    )
  }
}

export async function recipientRows(q: Query, rows: readonly Wanting[]): Promise<void> {
  const found = await q.all<{
    message: number
    recipients: Uint8Array | null
  }>(sql`select message, recipients from content
    where mailbox = ${q.key} and message ${sql.oneOf(rows.map(({ id }) => id))}`)
  const byMessage = new Map(found.map(({ message, recipients }) => [message, recipients]))
  for (const row of rows) {
    const packed = byMessage.get(row.id)
    row.subs.set(P.MessageRecipients.tag, packed ? unpackRecipients(decompress(packed)) : [])
  }
}

/** Only values that stand outside of the bag are loaded: most restrictions ask for none. */
export async function longValues(
  q: Query,
  rows: readonly Wanting[],
  tags: ReadonlySet<number>,
  details: Details,
): Promise<void> {
  for (const row of rows) {
    for (const tag of tags) {
      const external = row.row.bag.external(tag)
      if (!external) continue
      const later = {
        q: <T>(work: (q: Query) => Promise<T>) => work(q),
        blobs: details.blobs,
        names: details.names,
        place: details.place,
      }
      const value = await loadExternal(tag, external, row.id, await readContent(q, row.id), later)
      if (value !== undefined) row.long.set(tag, value)
    }
  }
}
