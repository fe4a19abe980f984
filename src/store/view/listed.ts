/**
 * A view that no index has in order, or that restricts: the ids and sort keys of its rows, gathered when they are needed
 * and kept for this one open view.
 *
 * Where an index has the order (and only the restriction needs looking), rows are gathered in that order and only as far as
 * somebody asked: the first page of a search ends where the page ends. Otherwise all rows are read once and sorted.
 *
 * Rows that are complete are kept for other views of the same (sorted-cache.ts).
 *
 * When the folder has changed, the changed rows are taken out and those that fit are put in again at their new place; a
 * delivery costs an open view nothing, and the next page of it one look at the changed rows.
 */
import { evaluate } from '#model/evaluate.ts'
import type { Restriction } from '#model/restriction.ts'
import type { Query, Shard } from '../engine/engine.ts'
import { type Sql, sql } from '../engine/sql.ts'
import type { MessageId, Seq } from '../types.ts'
import { type Breath, breathing } from './breath.ts'
import type { StandingColumn } from './compile.ts'
import { idOrder, type IndexOrder, type standingColumns, uidOrder } from './columns.ts'
import { candidates } from './candidate.ts'
import type { ViewOrder } from './order.ts'
import { inScope, readStamp, type Scope, type Stamp } from './scope.ts'
import { columnKey, foldedKey } from './sort-key.ts'
import type { Sorted } from './sorted-cache.ts'
import { merge, mergeAll, type NewRow, SortedRows } from './sorted-rows.ts'
import type { Details } from './whole.ts'

/** Rows between two looks at the clock: few where each has to be unpacked. */
const plainChunk = 1000
const unpackedChunk = 200
/** More changed rows than this, or more than a quarter of all, are read anew. */
const maxRefreshed = 5000

export class ListedOrder {
  readonly #scope: Scope
  readonly #order: ViewOrder
  /** The order in which rows are gathered; `sorted`: it is the order of the view. */
  readonly #walk: IndexOrder
  readonly #sorted: boolean
  readonly #scan: (q: Query) => Promise<Scan>
  #runs: SortedRows[] = []
  #gathered = 0
  /** The last entry that was looked at. */
  #frontier: { key: number | string; id: number } | undefined
  #complete = false
  #stamp: Stamp | undefined
  readonly #kept: Kept | undefined
  /** The rows are not those that are kept. */
  #isNew = true
  /** What was kept has been looked at; what had to be forgotten is not taken again. */
  #hasBegun = false

  constructor(
    scope: Scope,
    order: ViewOrder,
    index: IndexOrder | undefined,
    scan: (q: Query) => Promise<Scan>,
    kept?: Kept,
  ) {
    this.#kept = kept
    this.#scope = scope
    this.#order = order
    this.#scan = scan
    this.#sorted = index !== undefined && scope.kind !== 'softDeleted' && scope.kind !== 'search'
    this.#walk = this.#sorted && index ? index : scope.kind === 'search' ? idOrder : uidOrder
  }

  /** Gathers until there are so many rows, or all. */
  async ensure(shard: Shard, count: number): Promise<void> {
    const breath = breathing()
    const enough = this.#sorted ? count : Number.POSITIVE_INFINITY
    if (!this.#hasBegun) this.#begin()
    while (!this.#complete && this.#gathered < enough) {
      await shard.read(async (q) => {
        // What changes from here on is seen as changed when the view is next read.
        this.#stamp ??= await readStamp(q, this.#scope)
        await this.#gather(q)
      })
      await breath()
    }
  }

  /** All rows gathered so far, in order. Changes up to the stamp are in it. */
  async rows(q: Query, stamp: Stamp): Promise<SortedRows | undefined> {
    if (!(await this.#refresh(q, stamp))) return undefined
    const settled = await mergeAll(this.#runs, this.#order.levels, this.#order.aggregate !== undefined, breathing())
    if (this.#complete && this.#stamp && this.#isNew) {
      this.#kept?.keep({ rows: settled, stamp: this.#stamp })
      this.#isNew = false
    }
    this.#runs = [settled]
    return settled
  }

  /** With what another view has gathered. */
  #begin(): void {
    this.#hasBegun = true
    const sorted = this.#kept?.find()
    if (!sorted) return
    this.#runs = [sorted.rows]
    this.#gathered = sorted.rows.length
    this.#stamp = sorted.stamp
    this.#complete = true
    this.#isNew = false
  }

  get complete(): boolean {
    return this.#complete
  }

  async #gather(q: Query): Promise<void> {
    const scan = await this.#scan(q)
    const chunk = scan.unpacks ? unpackedChunk : plainChunk
    const column = sql.identifier(this.#walk.column)
    const direction = sql.raw(this.#walk.descending ? 'desc' : 'asc')
    const scope = inScope(q, this.#scope)
    const after = this.#frontier ? sql`${scope} and ${this.#compare('>', this.#frontier)}` : scope
    const order = sql`${column} ${direction}, id ${direction}`
    const end = await q.get<{ key: number | string; id: number }>(
      sql`select ${column} as key, m.id from message m where ${after} order by ${order} limit 1 offset ${chunk - 1}`,
    )
    const piece = end ? sql`${after} and ${this.#compare('<=', end)}` : after
    this.#add(await this.#fitting(q, scan, piece))
    if (end) this.#frontier = end
    else this.#complete = true
  }

  /** Before or after an entry in the order of gathering. */
  #compare(relation: '>' | '<=', { key, id }: { key: number | string; id: number }): Sql {
    const turned = this.#walk.descending ? { '>': '<', '<=': '>=' }[relation] : relation
    return sql`(${sql.identifier(this.#walk.column)}, id) ${sql.raw(turned)} (${key}, ${id})`
  }

  #add(rows: NewRow[]): void {
    if (rows.length === 0) return
    this.#gathered += rows.length
    this.#runs.push(SortedRows.from(rows, this.#order.levels, this.#order.aggregate !== undefined))
  }

  /** The rows that fit, of those that the condition names. */
  async #fitting(q: Query, scan: Scan, condition: Sql): Promise<NewRow[]> {
    if (!scan.unpacks) return this.#plainRows(q, scan, condition)
    const made: NewRow[] = []
    for (const row of await candidates(q, scan, condition)) {
      if (scan.rest && !evaluate(scan.rest, row)) continue
      const values = this.#order.instance === undefined ? undefined : row.get(this.#order.instance)
      const count = Array.isArray(values) ? Math.max(1, values.length) : 1
      for (let instance = 0; instance < count; instance++) {
        const value = Array.isArray(values) ? values[instance] : undefined
        const keys = this.#order.columns.map(({ tag, descending, isInstance }) => {
          if (isInstance) return columnKey(value, descending)
          const folded = row.folded(tag)
          return folded === undefined ? columnKey(row.get(tag), descending) : foldedKey(folded, descending)
        })
        const aggregate = this.#order.aggregate && columnKey(row.get(this.#order.aggregate.tag), false)
        made.push(this.#newRow(row.id, row.uid, row.read, instance, keys, aggregate))
      }
    }
    return made
  }

  /** All that is needed stands in columns: nothing else is read. */
  async #plainRows(q: Query, scan: Scan, condition: Sql): Promise<NewRow[]> {
    const { columns, aggregate } = this.#order
    const asked = [...columns, ...(aggregate ? [{ tag: aggregate.tag, descending: false }] : [])].map(
      ({ tag, descending }) => ({ column: scan.standing.column(tag) as StandingColumn, descending }),
    )
    const select = sql.join([sql`m.id, m.uid, ${scan.read}`, ...asked.map(({ column }) => column.expression)], ', ')
    const where = scan.where ? sql`${condition} and ${scan.where}` : condition
    const rows = await q.arrays(sql`select ${select} from message m where ${where}`)
    return rows.map((row) => {
      const keys = asked.map(({ column, descending }, index) => standingKey(column, row[index + 3], descending))
      const most = aggregate ? keys.pop() : undefined
      return this.#newRow(row[0] as number, row[1] as number, Boolean(row[2]), 0, keys, most)
    })
  }

  #newRow(
    id: number,
    uid: number,
    read: boolean,
    instance: number,
    keys: readonly string[],
    aggregate: string | undefined,
  ): NewRow {
    const { columns, levels, instance: instanced } = this.#order
    let key = columns.length === 0 ? columnKey(uid, false) : ''
    const prefixes: number[] = []
    for (let index = 0; index < keys.length; index++) {
      key += keys[index] as string
      if (index < levels) prefixes.push(key.length)
    }
    key += columnKey(id, columns.at(-1)?.descending ?? false)
    if (instanced !== undefined) key += columnKey(instance, false)
    return { id, uid, unread: !read, instance, key, prefixes, aggregate }
  }

  /** False when it has to be gathered anew first. */
  async #refresh(q: Query, stamp: Stamp): Promise<boolean> {
    const known = this.#stamp
    if (!known) return false
    if (known.seq === stamp.seq && known.readState === stamp.readState) return true
    // An older stamp than before: the mailbox was restored.
    const changed =
      this.#scope.kind === 'softDeleted' || known.readState !== stamp.readState || stamp.seq < known.seq
        ? undefined
        : await this.#changed(q, known.seq)
    if (!changed) {
      this.#forget()
      return false
    }
    const scan = await this.#scan(q)
    const breath: Breath = breathing()
    const condition = sql`${inScope(q, this.#scope)} and m.id ${sql.oneOf([...changed])}`
    let fitting = await this.#fitting(q, scan, condition)
    // Rows behind the frontier are found when gathering comes to them.
    if (!this.#complete) {
      const frontier = this.#frontier
      fitting = frontier ? await this.#beforeFrontier(q, fitting) : []
    }
    const old = await mergeAll(this.#runs, this.#order.levels, this.#order.aggregate !== undefined, breath)
    const added = SortedRows.from(fitting, this.#order.levels, this.#order.aggregate !== undefined)
    const merged = await merge(old.without(changed), added, breath)
    this.#runs = [merged]
    this.#gathered = merged.length
    this.#stamp = stamp
    this.#isNew = true
    return true
  }

  async #beforeFrontier(q: Query, rows: NewRow[]): Promise<NewRow[]> {
    const frontier = this.#frontier
    if (!frontier || rows.length === 0) return []
    const within = await q.arrays(sql`select m.id from message m where ${inScope(q, this.#scope)}
      and m.id ${sql.oneOf(rows.map(({ id }) => id))} and ${this.#compare('<=', frontier)}`)
    const ids = new Set(within.map((row) => row[0] as number))
    return rows.filter(({ id }) => ids.has(id))
  }

  /** Ids of what changed, came or went since; undefined when that is too much or no longer known. */
  async #changed(q: Query, since: Seq): Promise<Set<MessageId> | undefined> {
    const limit = Math.min(maxRefreshed, Math.max(64, this.#gathered >> 2))
    const folder = this.#scope.kind === 'search' ? sql`` : sql`and folder = ${this.#scope.folder}`
    const kept = await q.get<{ kept_since: number }>(sql`select kept_since from mailbox where mailbox = ${q.key}`)
    if (!kept || kept.kept_since > since) return undefined
    const rows = await q.arrays(sql`select id from message where mailbox = ${q.key} ${folder}
      and seq > ${since} limit ${limit + 1}`)
    const gone = await q.arrays(sql`select id from tombstone where mailbox = ${q.key} ${folder}
      and seq > ${since} and kind = 1 limit ${limit + 1}`)
    if (rows.length + gone.length > limit) return undefined
    return new Set([...rows, ...gone].map((row) => row[0] as number))
  }

  #forget(): void {
    this.#runs = []
    this.#gathered = 0
    this.#frontier = undefined
    this.#complete = false
    this.#stamp = undefined
    this.#isNew = true
  }
}

/** Where complete rows are kept for other views of the same. */
export interface Kept {
  find(): Sorted | undefined
  keep(sorted: Sorted): void
}

function standingKey(column: StandingColumn, value: unknown, descending: boolean): string {
  if (column.kind === 'folded') return foldedKey(value as string, descending)
  // SQLite has no booleans of its own.
  return columnKey(column.kind === 'boolean' ? Boolean(value) : value, descending)
}

/** What is read of each row, and what is asked of it. */
export interface Scan {
  where: Sql | undefined
  rest: Restriction | undefined
  whole: Restriction
  standing: ReturnType<typeof standingColumns>
  details: Details
  /** The bag is needed. */
  unpacks: boolean
  read: Sql
}
