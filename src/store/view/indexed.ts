/**
 * A view whose order an index has and that restricts nothing: it holds no rows at all, only a few anchors.
 *
 * An anchor is a position with the index key of the row that stands there. A page is reached from the nearest anchor, or
 * from the nearer end, by walking the index: entries are skipped, rows are read only for the page itself. When the folder has
 * changed, anchors move by the rows that came before them; where more than that has happened they are forgotten.
 */
import type { Query } from '../engine/engine.ts'
import { type Sql, sql } from '../engine/sql.ts'
import { breathing } from './breath.ts'
import type { IndexOrder } from './columns.ts'
import { inScope, type Scope, type Stamp } from './scope.ts'
import type { Seq } from '../types.ts'

type Anchor = { position: number; key: number | string; id: number }
type Entry = { key: number | string; id: number }

const maxAnchors = 64
/** So many changed rows are looked at, for anchors to stay. */
const maxFollowed = 200
/** Entries in one statement of a walk through the whole index: about 10 ms. */
const walkCount = 20_000

export class IndexedOrder {
  readonly #scope: Scope
  readonly #order: IndexOrder
  #stamp: Stamp | undefined
  #anchors: Anchor[] = []

  constructor(scope: Scope, order: IndexOrder) {
    this.#scope = scope
    this.#order = order
  }

  async page(q: Query, stamp: Stamp, from: number, count: number): Promise<number[]> {
    const wanted = Math.min(count, stamp.count - from)
    if (wanted <= 0) return []
    await this.#check(q, stamp)
    const { anchor, backward } = this.#nearest(from, wanted, stamp.count)
    const skip = backward ? anchor.position - from - wanted : from - anchor.position
    const entries = await q.all<Entry>(this.#statement(q, anchor, backward, wanted, skip))
    if (backward) entries.reverse()
    this.#remember(entries[0], from)
    this.#remember(entries.at(-1), from + entries.length - 1)
    return entries.map(({ id }) => id)
  }

  async indexOf(q: Query, id: number): Promise<number | undefined> {
    const row = await q.get<Entry>(sql`select ${sql.identifier(this.#order.column)} as key, id from message m
      where ${inScope(q, this.#scope)} and id = ${id}`)
    if (!row) return undefined
    const found = await q.get<{ n: number }>(sql`select count(*) as n from message m
      where ${inScope(q, this.#scope)} and ${this.#beyond(row, true)}`)
    return Number(found?.n ?? 0)
  }

  /** All ids in order; the index is walked in pieces, so that others get their turn. */
  async ids(q: Query, stamp: Stamp): Promise<Float64Array> {
    const ids = new Float64Array(stamp.count)
    const breath = breathing()
    let at = 0
    let last: Entry | undefined
    while (at < ids.length) {
      const condition = last
        ? sql`${inScope(q, this.#scope)} and ${this.#beyond(last, false)}`
        : inScope(q, this.#scope)
      const rows = await q.arrays(sql`select ${sql.identifier(this.#order.column)}, id from message m where ${condition}
        order by ${this.#direction(false)} limit ${walkCount}`)
      for (const row of rows) ids[at++] = row[1] as number
      const end = rows.at(-1)
      if (!end) break
      last = { key: end[0] as number | string, id: end[1] as number }
      await breath()
    }
    return at === ids.length ? ids : ids.subarray(0, at)
  }

  /** The ends of the folder and what was remembered; an anchor behind the page is walked backward from. */
  #nearest(from: number, count: number, length: number): { anchor: Anchor | { position: number }; backward: boolean } {
    let best: { anchor: Anchor | { position: number }; backward: boolean } = {
      anchor: { position: 0 },
      backward: false,
    }
    let distance = from
    if (length - from - count < distance) {
      best = { anchor: { position: length }, backward: true }
      distance = length - from - count
    }
    for (const anchor of this.#anchors) {
      const backward = anchor.position >= from + count
      const steps = backward ? anchor.position - from - count : from - anchor.position
      if (steps >= 0 && steps < distance) {
        best = { anchor, backward }
        distance = steps
      }
    }
    return best
  }

  #statement(q: Query, anchor: Anchor | { position: number }, backward: boolean, count: number, skip: number): Sql {
    const scope = inScope(q, this.#scope)
    const where = 'key' in anchor ? sql`${scope} and ${this.#beyond(anchor, backward, !backward)}` : scope
    return sql`select ${sql.identifier(this.#order.column)} as key, id from message m where ${where}
      order by ${this.#direction(backward)} limit ${count} offset ${skip}`
  }

  /** Rows after an entry in the order of the view, or before it. */
  #beyond({ key, id }: Entry, backward: boolean, inclusive = false): Sql {
    const operator = sql.raw(`${this.#order.descending !== backward ? '<' : '>'}${inclusive ? '=' : ''}`)
    return sql`(${sql.identifier(this.#order.column)}, id) ${operator} (${key}, ${id})`
  }

  #direction(backward: boolean): Sql {
    const direction = sql.raw(this.#order.descending !== backward ? 'desc' : 'asc')
    return sql`${sql.identifier(this.#order.column)} ${direction}, id ${direction}`
  }

  async #check(q: Query, stamp: Stamp): Promise<void> {
    const known = this.#stamp
    if (known?.seq === stamp.seq) return
    this.#stamp = stamp
    if (this.#anchors.length > 0 && !(known && (await this.#follow(q, known, stamp)))) this.#anchors = []
  }

  /** False when anchors may have lost their place, or too much has happened to look at. */
  async #follow(q: Query, known: Stamp, stamp: Stamp): Promise<boolean> {
    const { folder, kind, creator } = this.#scope
    if ((kind !== 'live' && kind !== 'associated') || creator !== undefined) return false
    const { column } = this.#order
    const changed = await q.all<Entry & { associated: number; created_seq: Seq; content_seq: Seq }>(sql`
      select ${sql.identifier(column)} as key, id, associated, created_seq, content_seq from message
      where mailbox = ${q.key} and folder = ${folder} and seq > ${known.seq} limit ${maxFollowed + 1}`)
    if (changed.length > maxFollowed) return false
    const came: Entry[] = []
    for (const row of changed) {
      if ((row.associated === 1) !== (kind === 'associated')) continue
      if (row.created_seq > known.seq) came.push(row)
      // Where a row was before its text or number changed nobody knows; when it was received never changes.
      else if (row.content_seq > known.seq && column !== 'received') return false
    }
    // Of what has gone only the number is known.
    if (stamp.count !== known.count + came.length) return false
    for (const anchor of this.#anchors) for (const row of came) if (this.#isBefore(row, anchor)) anchor.position++
    return true
  }

  #isBefore(a: Entry, b: Entry): boolean {
    const order = compareKeys(a.key, b.key) || a.id - b.id
    return this.#order.descending ? order > 0 : order < 0
  }

  #remember(entry: Entry | undefined, position: number): void {
    if (!entry || this.#anchors.some((anchor) => anchor.position === position)) return
    // The oldest goes: who pages on needs the newest ones.
    if (this.#anchors.length >= maxAnchors) this.#anchors.shift()
    this.#anchors.push({ position, key: entry.key, id: entry.id })
  }
}

/** As the engines do: numbers, or the bytes of UTF-8. */
function compareKeys(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : Buffer.compare(Buffer.from(`${a}`), Buffer.from(`${b}`))
}
