/**
 * A row as restrictions and sort keys see it: with everything that a client would see of it (store/computed).
 */
import type { PropertySource } from '#model/evaluate.ts'
import { fileTime } from '#model/file-time.ts'
import { PackedBag } from '#model/packed-bag.ts'
import { P } from '#model/properties.ts'
import type { Restriction } from '#model/restriction.ts'
import { type ComputedRow, hasProperty, type Place, propertyOf } from '../computed/index.ts'
import { messagesWithBags } from '../bags.ts'
import type { Query } from '../engine/engine.ts'
import { type Sql, sql } from '../engine/sql.ts'
import { flagBit } from '../flags.ts'
import { type MessageRecord, messageColumnsOfM, messageRow } from '../records.ts'
import type { Scan } from './listed.ts'
import { attachmentRows, longValues, recipientRows } from './whole.ts'

type Raw = MessageRecord & {
  is_read: unknown
  subject_key: string
  sender_key: string
  to_key: string
  bag: Uint8Array
}

export class Candidate implements PropertySource {
  readonly row: ComputedRow
  readonly #raw: Raw
  readonly #place: Place
  /** The mailbox's tag of PidNameKeywords, which stands in a column. */
  readonly #keywords: number | undefined
  /** Values that do not lie in the bag, loaded because the restriction asks for them. */
  readonly long = new Map<number, unknown>()
  readonly subs = new Map<number, readonly PropertySource[]>()

  constructor(raw: Raw, place: Place, keywords: number | undefined) {
    this.#raw = raw
    this.#place = place
    this.#keywords = keywords
    const flags = raw.is_read ? raw.flags | flagBit.read : raw.flags
    this.row = { ...messageRow(flags === raw.flags ? raw : { ...raw, flags }), bag: new PackedBag(raw.bag) }
  }

  get id(): number {
    return this.#raw.id
  }

  get uid(): number {
    return this.#raw.uid
  }

  get read(): boolean {
    return Boolean(this.#raw.is_read)
  }

  /** The folded key of a text that has a column of its own; the empty text stands for a missing one, too. */
  folded(tag: number): string | undefined {
    if (tag === P.NormalizedSubject.tag) return this.#raw.subject_key
    if (tag === P.SentRepresentingName.tag) return this.#raw.sender_key
    return tag === P.DisplayTo.tag ? this.#raw.to_key : undefined
  }

  get(tag: number): unknown {
    // The column is there for every message, so that what has no delivery time sorts by when it was made.
    if (tag === P.MessageDeliveryTime.tag) return fileTime.from(this.#raw.received)
    if (tag === this.#keywords) return this.row.categories.length > 0 ? this.row.categories : undefined
    return this.long.get(tag) ?? propertyOf(this.row, tag, this.#place)
  }

  has(tag: number): boolean {
    if (tag === P.MessageDeliveryTime.tag) return true
    return tag === this.#keywords ? this.row.categories.length > 0 : hasProperty(this.row, tag, this.#place)
  }

  sizeOf(tag: number): number | undefined {
    const size = this.row.bag.sizeOf(tag)
    if (size !== undefined) return size
    const value = this.get(tag)
    if (value === undefined) return undefined
    if (typeof value === 'string') return value.length * 2 + 2
    if (value instanceof Uint8Array) return value.length
    if (typeof value === 'boolean') return 1
    return typeof value === 'bigint' ? 8 : 4
  }

  sub(table: number): Iterable<PropertySource> {
    return this.subs.get(table) ?? []
  }
}

export async function candidates(q: Query, scan: Scan, condition: Sql): Promise<Candidate[]> {
  const where = scan.where ? sql`${condition} and ${scan.where}` : condition
  const rows = await q.all<Raw>(sql`select ${messageColumnsOfM}, m.subject_key, m.sender_key, m.to_key,
    b.bytes as bag, ${scan.read} as is_read from ${messagesWithBags} where ${where}`)
  const found = rows.map((row) => new Candidate(row, scan.details.place, scan.details.keywords))
  if (scan.rest) await loadRest(q, found, scan)
  return found
}

/** What the restriction asks for and the bag does not hold: recipients, attachments, long values, bodies. */
async function loadRest(q: Query, rows: readonly Candidate[], { rest, details }: Scan): Promise<void> {
  if (!rest) return
  const asked = { tags: new Set<number>(), tables: new Set<number>() }
  collect(rest, asked)
  if (asked.tables.has(P.MessageAttachments.tag)) await attachmentRows(q, rows)
  if (asked.tables.has(P.MessageRecipients.tag)) await recipientRows(q, rows)
  await longValues(q, rows, asked.tags, details)
}

function collect(restriction: Restriction, asked: { tags: Set<number>; tables: Set<number> }): void {
  switch (restriction.kind) {
    case 'and':
    case 'or':
      for (const one of restriction.of) collect(one, asked)
      return
    case 'not':
    case 'count':
      return collect(restriction.of, asked)
    case 'comment':
    case 'annotation':
      if (restriction.of) collect(restriction.of, asked)
      return
    case 'sub':
      asked.tables.add(restriction.table)
      return
    case 'compare':
      asked.tags.add(restriction.left).add(restriction.right)
      return
    default:
      asked.tags.add(restriction.tag)
  }
}
