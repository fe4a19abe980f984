/**
 * A view over rows that are few: folders, permissions, rules, receive folders. [MS-OXCTABL] 2.2.2, over the tables of
 * [MS-OXCFOLD] 2.2.1.13, [MS-OXCPERM] 2.2.1, [MS-OXORULE] 2.2.2, [MS-OXCSTOR] 2.2.1.4
 *
 * All rows are read at once, and again when the stamp says that something has changed. Rows answer for any property.
 */
import { compileRestriction, type PropertySource } from '#model/evaluate.ts'
import type { Restriction } from '#model/restriction.ts'
import { partsOfOrder, type SortOrder } from '#model/sort-order.ts'
import { columnKey } from './sort-key.ts'

export interface SmallDefinition {
  where?: Restriction
  /** Without it: as they are read. */
  order?: SortOrder
}

export interface Small<Row extends PropertySource> {
  /** Changes whenever the rows may have changed. */
  stamp(): Promise<unknown>
  rows(): Promise<readonly Row[]>
}

export class SmallView<Row extends PropertySource> {
  readonly #source: Small<Row>
  readonly #fits: (row: Row) => boolean
  readonly #order: SortOrder | undefined
  #kept: { stamp: unknown; rows: readonly Row[] } | undefined

  constructor(source: Small<Row>, { where, order }: SmallDefinition = {}) {
    this.#source = source
    this.#fits = where ? compileRestriction(where) : () => true
    this.#order = order
  }

  async length(): Promise<number> {
    return (await this.#all()).length
  }

  async rows(from: number, count: number): Promise<readonly Row[]> {
    if (from < 0 || count <= 0) return []
    return (await this.#all()).slice(from, from + count)
  }

  /** The position of the first row at or after (before, when backward) `from` that the restriction accepts. */
  async find(where: Restriction, from: number, backward = false): Promise<number | undefined> {
    const rows = await this.#all()
    const fits = compileRestriction(where)
    const step = backward ? -1 : 1
    for (
      let at = backward ? Math.min(from, rows.length - 1) : Math.max(0, from);
      at >= 0 && at < rows.length;
      at += step
    ) {
      if (fits(rows[at] as Row)) return at
    }
    return undefined
  }

  async #all(): Promise<readonly Row[]> {
    const stamp = await this.#source.stamp()
    if (this.#kept && this.#kept.stamp === stamp) return this.#kept.rows
    const found = (await this.#source.rows()).filter(this.#fits)
    const rows = this.#order ? sorted(found, this.#order) : found
    this.#kept = { stamp, rows }
    return rows
  }
}

function sorted<Row extends PropertySource>(rows: readonly Row[], order: SortOrder): Row[] {
  const { categories, rows: columns } = partsOfOrder(order)
  const keyed = rows.map((row) => ({
    row,
    key: [...categories, ...columns]
      .map(({ tag, direction }) => columnKey(row.get(tag), direction === 'descending'))
      .join(''),
  }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return keyed.map(({ row }) => row)
}
