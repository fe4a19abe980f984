/**
 * Categories: the headers of a grouped view and the positions of what is visible.
 *
 * Behaviour: [MS-OXCTABL] 2.2.2.3.1 (category columns, expanded count, maximum category), 2.2.2.17 and 2.2.2.18 (expand,
 * collapse), 2.2.2.19 and 2.2.2.20 (collapse state).
 *
 *   rows sorted by all columns     a a b b b c          groups are runs with a common prefix of the key
 *   headers, in order of display   [a] [b] [c]          by the key, or by the group's maximum of one column
 *   items, what is visible         [a] a a [b] [c] c    a header, or a run of rows; each knows its first position
 *
 * A category is named by a hash of its path of keys: the same group has the same name in every view with this order, so
 * an expanded category stays so while rows come and go, and a saved state fits another view.
 */
import { createHash } from 'node:crypto'
import type { SortedRows } from './sorted-rows.ts'

export class Header {
  readonly level: number
  /** Its rows in `SortedRows`. */
  readonly start: number
  end: number
  unread = 0
  readonly children: Header[] = []
  expanded = false
  readonly #rows: SortedRows
  #name: string | undefined

  constructor(rows: SortedRows, level: number, start: number) {
    this.#rows = rows
    this.level = level
    this.start = start
    this.end = start
  }

  /**
   * 16 hexadecimal digits; the first bit is set, so it is never the id of a message. Made when somebody asks: a view may
   * have as many categories as rows.
   */
  get name(): string {
    if (this.#name === undefined) {
      const end = this.#rows.prefixes[this.level]?.[this.start] ?? 0
      const path = `${this.level}:${(this.#rows.keys[this.start] as string).slice(0, end)}`
      const digest = createHash('sha256').update(path, 'latin1').digest()
      digest[0] = (digest[0] as number) | 0x80
      this.#name = digest.toString('hex', 0, 8)
    }
    return this.#name
  }
}

type Item = { at: number; header: Header } | { at: number; start: number; count: number; depth: number }

export type Visible = { header: Header } | { row: number; depth: number }

export interface CategoryOrder {
  levels: number
  /** The order of the innermost category by the maximum of the aggregate column, descending where the column is. */
  aggregate: 'ascending' | 'descending' | undefined
}

/** Which categories are open: those of the first `expandedLevels` levels, except the toggled ones. */
export class Expansion {
  readonly expandedLevels: number
  readonly #toggled = new Set<string>()

  constructor(expandedLevels: number) {
    this.expandedLevels = expandedLevels
  }

  isExpanded(header: Header): boolean {
    const atFirst = header.level < this.expandedLevels
    return this.#toggled.size > 0 && this.#toggled.has(header.name) ? !atFirst : atFirst
  }

  toggle(name: string): void {
    if (!this.#toggled.delete(name)) this.#toggled.add(name)
  }

  /** The state as bytes: 8 for each category that is not as it was at first. */
  save(): Uint8Array {
    return Buffer.from([...this.#toggled].toSorted().join(''), 'hex')
  }

  restore(state: Uint8Array): void {
    this.#toggled.clear()
    for (let at = 0; at + 8 <= state.length; at += 8) {
      this.#toggled.add(Buffer.from(state.subarray(at, at + 8)).toString('hex'))
    }
  }
}

export class CategoryTree {
  readonly rows: SortedRows
  readonly #top: Header[]
  #byName: Map<string, Header> | undefined
  readonly #expansion: Expansion
  #items: Item[] = []
  #length = 0

  constructor(rows: SortedRows, order: CategoryOrder, expansion: Expansion) {
    this.rows = rows
    this.#expansion = expansion
    this.#top = group(rows, order.levels)
    if (order.aggregate) orderByMaximum(this.#top, rows, order)
    forEach(this.#top, (header) => {
      header.expanded = expansion.isExpanded(header)
    })
    this.#layOut()
  }

  /** Of the visible rows, headers included. */
  get length(): number {
    return this.#length
  }

  findHeader(name: string): Header | undefined {
    if (!this.#byName) {
      const byName = new Map<string, Header>()
      forEach(this.#top, (header) => byName.set(header.name, header))
      this.#byName = byName
    }
    return this.#byName.get(name)
  }

  /** What stands from position `from` on. */
  visible(from: number, count: number): Visible[] {
    const found: Visible[] = []
    for (let index = this.#itemAt(from); index < this.#items.length && found.length < count; index++) {
      const item = this.#items[index] as Item
      if ('header' in item) {
        if (item.at >= from) found.push({ header: item.header })
        continue
      }
      for (let place = Math.max(0, from - item.at); place < item.count && found.length < count; place++) {
        found.push({ row: item.start + place, depth: item.depth })
      }
    }
    return found
  }

  /** The position of a row of `SortedRows`, or undefined while it is hidden in a collapsed category. */
  positionOf(row: number): number | undefined {
    for (const item of this.#items) {
      if (!('header' in item) && row >= item.start && row < item.start + item.count) return item.at + row - item.start
    }
    return undefined
  }

  positionOfHeader(name: string): number | undefined {
    const header = this.findHeader(name)
    return header && this.#items.find((item) => 'header' in item && item.header === header)?.at
  }

  /** Returns how many rows came into sight; undefined when it was open. */
  expand(header: Header): number | undefined {
    return header.expanded ? undefined : this.#turn(header)
  }

  collapse(header: Header): number | undefined {
    return header.expanded ? this.#turn(header) : undefined
  }

  #turn(header: Header): number {
    const before = this.#length
    header.expanded = !header.expanded
    this.#expansion.toggle(header.name)
    this.#layOut()
    return Math.abs(this.#length - before)
  }

  /** All rows in the order of display, whether their category is open or not. */
  displayOrder(): Uint32Array {
    const order = new Uint32Array(this.rows.length)
    let place = 0
    const take = (headers: readonly Header[]): void => {
      for (const header of headers) {
        if (header.children.length > 0) take(header.children)
        else for (let row = header.start; row < header.end; row++) order[place++] = row
      }
    }
    take(this.#top)
    return order
  }

  #layOut(): void {
    const items: Item[] = []
    let at = 0
    const place = (headers: readonly Header[]): void => {
      for (const header of headers) {
        items.push({ at: at++, header })
        if (!header.expanded) continue
        if (header.children.length > 0) place(header.children)
        else {
          const count = header.end - header.start
          items.push({ at, start: header.start, count, depth: header.level + 1 })
          at += count
        }
      }
    }
    place(this.#top)
    this.#items = items
    this.#length = at
  }

  /** The last item that begins at or before a position. */
  #itemAt(position: number): number {
    let low = 0
    let high = this.#items.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#items[middle] as Item).at <= position) low = middle + 1
      else high = middle
    }
    return Math.max(0, low - 1)
  }
}

function group(rows: SortedRows, levels: number): Header[] {
  const top: Header[] = []
  const open: Header[] = []
  for (let row = 0; row < rows.length; row++) {
    for (let level = firstDifference(rows, row, levels); level < levels; level++) {
      const header = new Header(rows, level, row)
      if (level === 0) top.push(header)
      else (open[level - 1] as Header).children.push(header)
      open[level] = header
    }
    for (let level = 0; level < levels; level++) {
      const header = open[level] as Header
      header.end = row + 1
      header.unread += rows.unread[row] as number
    }
  }
  return top
}

/** The outermost level at which a row is in another group than the row before it. */
function firstDifference(rows: SortedRows, row: number, levels: number): number {
  if (row === 0) return 0
  const key = rows.keys[row] as string
  const before = rows.keys[row - 1] as string
  let level = levels
  while (level > 0) {
    const length = (rows.prefixes[level - 1] as Uint32Array)[row] as number
    const same =
      length === (rows.prefixes[level - 1] as Uint32Array)[row - 1] && key.startsWith(before.slice(0, length))
    if (same) break
    level--
  }
  return level
}

function orderByMaximum(headers: Header[], rows: SortedRows, order: CategoryOrder): void {
  for (const header of headers) {
    if (header.level < order.levels - 1) orderByMaximum(header.children, rows, order)
  }
  if (headers[0]?.level !== order.levels - 1) return
  const maximum = new Map(
    headers.map((header) => {
      let most = ''
      for (let row = header.start; row < header.end; row++) {
        const value = rows.aggregates?.[row] ?? ''
        if (value > most) most = value
      }
      return [header, most] as const
    }),
  )
  const sign = order.aggregate === 'descending' ? -1 : 1
  headers.sort((a, b) => {
    const left = maximum.get(a) as string
    const right = maximum.get(b) as string
    return left === right ? a.start - b.start : left < right ? -sign : sign
  })
}

function forEach(headers: readonly Header[], each: (header: Header) => void): void {
  for (const header of headers) {
    each(header)
    forEach(header.children, each)
  }
}
