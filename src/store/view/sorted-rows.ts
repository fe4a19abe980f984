/**
 * The rows of one open view whose order or restriction no index has: ids and sort keys, in order, in compact arrays.
 *
 * Rows are unique by key (sort-key.ts; the view ends each key with id and instance), so taking a changed row out and
 * putting it in again is a merge of two sorted lists: one pass over the arrays, whatever changed.
 */
import type { Breath } from './breath.ts'

export interface NewRow {
  id: number
  uid: number
  unread: boolean
  /** Which value of a multivalue-instance column this row stands for; 0 where there is none. */
  instance: number
  key: string
  /** How many characters of the key each category level covers, outermost first. */
  prefixes: readonly number[]
  /** Key of the column whose maximum orders the categories. */
  aggregate: string | undefined
}

export class SortedRows {
  readonly length: number
  readonly ids: Float64Array
  readonly uids: Uint32Array
  readonly unread: Uint8Array
  readonly instances: Uint16Array
  readonly keys: string[]
  /** One for each category level. */
  readonly prefixes: Uint32Array[]
  readonly aggregates: string[] | undefined

  constructor(capacity: number, levels: number, aggregated: boolean) {
    this.length = capacity
    this.ids = new Float64Array(capacity)
    this.uids = new Uint32Array(capacity)
    this.unread = new Uint8Array(capacity)
    this.instances = new Uint16Array(capacity)
    this.keys = Array.from<string>({ length: capacity })
    this.prefixes = Array.from({ length: levels }, () => new Uint32Array(capacity))
    this.aggregates = aggregated ? Array.from<string>({ length: capacity }) : undefined
  }

  static from(rows: NewRow[], levels: number, aggregated: boolean): SortedRows {
    rows.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    const sorted = new SortedRows(rows.length, levels, aggregated)
    rows.forEach((row, index) => {
      sorted.ids[index] = row.id
      sorted.uids[index] = row.uid
      sorted.unread[index] = row.unread ? 1 : 0
      sorted.instances[index] = row.instance
      sorted.keys[index] = row.key
      for (let level = 0; level < levels; level++)
        (sorted.prefixes[level] as Uint32Array)[index] = row.prefixes[level] ?? 0
      if (sorted.aggregates) sorted.aggregates[index] = row.aggregate ?? ''
    })
    return sorted
  }

  get levels(): number {
    return this.prefixes.length
  }

  /** The first `count` rows. */
  head(count: number): SortedRows {
    const head = new SortedRows(count, this.levels, this.aggregates !== undefined)
    copyRun(this, 0, head, 0, count)
    return head
  }

  /** Where a key stands, or would stand. */
  lowerBound(key: string): number {
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.keys[middle] as string) < key) low = middle + 1
      else high = middle
    }
    return low
  }

  without(ids: ReadonlySet<number>): SortedRows {
    if (ids.size === 0) return this
    const kept = new Uint32Array(this.length)
    let count = 0
    for (let index = 0; index < this.length; index++) {
      if (!ids.has(this.ids[index] as number)) kept[count++] = index
    }
    if (count === this.length) return this
    const rest = new SortedRows(count, this.levels, this.aggregates !== undefined)
    for (let index = 0; index < count; index++) copyRow(this, kept[index] as number, rest, index)
    return rest
  }
}

export async function merge(a: SortedRows, b: SortedRows, breath: Breath): Promise<SortedRows> {
  if (a.length === 0) return b
  if (b.length === 0) return a
  const merged = new SortedRows(a.length + b.length, a.levels, a.aggregates !== undefined)
  let fromA = 0
  let to = 0
  for (let fromB = 0; fromB < b.length; ) {
    // What of `a` comes before the next of `b` is one run, copied at once.
    const key = b.keys[fromB] as string
    const end = boundFrom(a, key, fromA)
    copyRun(a, fromA, merged, to, end - fromA)
    to += end - fromA
    fromA = end
    const next = a.keys[fromA]
    do copyRow(b, fromB++, merged, to++)
    while (fromB < b.length && (next === undefined || (b.keys[fromB] as string) < next))
    if ((to & 1023) === 0) await breath()
  }
  copyRun(a, fromA, merged, to, a.length - fromA)
  return merged
}

/** Sorts many runs into one, two by two, so that each row moves only a logarithmic number of times. */
export async function mergeAll(
  runs: SortedRows[],
  levels: number,
  aggregated: boolean,
  breath: Breath,
): Promise<SortedRows> {
  let round = runs
  while (round.length > 1) {
    const next: SortedRows[] = []
    for (let index = 0; index < round.length; index += 2) {
      const left = round[index] as SortedRows
      const right = round[index + 1]
      next.push(right ? await merge(left, right, breath) : left)
      await breath()
    }
    round = next
  }
  return round[0] ?? new SortedRows(0, levels, aggregated)
}

/** Gallops: runs are long when little changed, short when two halves of a sort interleave. */
function boundFrom(rows: SortedRows, key: string, from: number): number {
  let step = 1
  let low = from
  let high = from
  while (high < rows.length && (rows.keys[high] as string) < key) {
    low = high + 1
    high += step
    step *= 2
  }
  if (high > rows.length) high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((rows.keys[middle] as string) < key) low = middle + 1
    else high = middle
  }
  return low
}

function copyRow(from: SortedRows, at: number, to: SortedRows, place: number): void {
  to.ids[place] = from.ids[at] as number
  to.uids[place] = from.uids[at] as number
  to.unread[place] = from.unread[at] as number
  to.instances[place] = from.instances[at] as number
  to.keys[place] = from.keys[at] as string
  for (let level = 0; level < to.prefixes.length; level++) {
    ;(to.prefixes[level] as Uint32Array)[place] = (from.prefixes[level] as Uint32Array)[at] as number
  }
  if (to.aggregates && from.aggregates) to.aggregates[place] = from.aggregates[at] as string
}

function copyRun(from: SortedRows, at: number, to: SortedRows, place: number, count: number): void {
  if (count <= 0) return
  to.ids.set(from.ids.subarray(at, at + count), place)
  to.uids.set(from.uids.subarray(at, at + count), place)
  to.unread.set(from.unread.subarray(at, at + count), place)
  to.instances.set(from.instances.subarray(at, at + count), place)
  for (let index = 0; index < count; index++) to.keys[place + index] = from.keys[at + index] as string
  for (let level = 0; level < to.prefixes.length; level++) {
    ;(to.prefixes[level] as Uint32Array).set((from.prefixes[level] as Uint32Array).subarray(at, at + count), place)
  }
  if (to.aggregates && from.aggregates) {
    for (let index = 0; index < count; index++) to.aggregates[place + index] = from.aggregates[at + index] as string
  }
}
