/**
 * Sets of ids: ascending ranges that do not touch. What clients have seen is such a set, of ids or of change numbers.
 * Its bytes are in id-set-bytes.ts.
 */
export type IdRange = readonly [low: number, high: number]

export class IdSet {
  /** Both ends of each range, one after the other: low, high, low, high … */
  readonly #ends: number[]

  constructor(ids: Iterable<number> = []) {
    this.#ends = []
    for (const id of ids) this.add(id)
  }

  static ofRanges(ranges: Iterable<IdRange>): IdSet {
    const set = new IdSet()
    for (const [low, high] of ranges) set.addRange(low, high)
    return set
  }

  /** Everything from 1 to `high`. */
  static upTo(high: number): IdSet {
    return high < 1 ? new IdSet() : IdSet.ofRanges([[1, high]])
  }

  get isEmpty(): boolean {
    return this.#ends.length === 0
  }

  /** How many ids. */
  get size(): number {
    let size = 0
    for (let i = 0; i < this.#ends.length; i += 2) size += (this.#ends[i + 1] as number) - (this.#ends[i] as number) + 1
    return size
  }

  get rangeCount(): number {
    return this.#ends.length / 2
  }

  get highest(): number | undefined {
    return this.#ends.at(-1)
  }

  has(id: number): boolean {
    const at = this.#firstEndingAtOrAfter(id)
    return at < this.#ends.length && (this.#ends[at] as number) <= id
  }

  add(id: number): this {
    return this.addRange(id, id)
  }

  addRange(low: number, high: number): this {
    if (high < low) return this
    const ends = this.#ends
    // Most sets grow at their end.
    const last = ends.at(-1)
    if (last === undefined || low > last + 1) {
      ends.push(low, high)
      return this
    }
    const from = this.#firstEndingAtOrAfter(low - 1)
    let to = from
    let newLow = low
    let newHigh = high
    while (to < ends.length && (ends[to] as number) <= high + 1) {
      newLow = Math.min(newLow, ends[to] as number)
      newHigh = Math.max(newHigh, ends[to + 1] as number)
      to += 2
    }
    ends.splice(from, to - from, newLow, newHigh)
    return this
  }

  delete(id: number): this {
    return this.deleteRange(id, id)
  }

  deleteRange(low: number, high: number): this {
    if (high < low) return this
    const ends = this.#ends
    const from = this.#firstEndingAtOrAfter(low)
    let to = from
    const kept: number[] = []
    while (to < ends.length && (ends[to] as number) <= high) {
      const start = ends[to] as number
      const end = ends[to + 1] as number
      if (start < low) kept.push(start, low - 1)
      if (end > high) kept.push(high + 1, end)
      to += 2
    }
    if (to > from) ends.splice(from, to - from, ...kept)
    return this
  }

  addAll(other: IdSet): this {
    for (const [low, high] of other.ranges()) this.addRange(low, high)
    return this
  }

  deleteAll(other: IdSet): this {
    for (const [low, high] of other.ranges()) this.deleteRange(low, high)
    return this
  }

  /** Whether every id of the other is in this one. */
  includes(other: IdSet): boolean {
    for (const [low, high] of other.ranges()) {
      const at = this.#firstEndingAtOrAfter(low)
      if (at >= this.#ends.length || (this.#ends[at] as number) > low || (this.#ends[at + 1] as number) < high)
        return false
    }
    return true
  }

  equals(other: IdSet): boolean {
    return this.#ends.length === other.#ends.length && this.#ends.every((end, index) => end === other.#ends[index])
  }

  /** What is in this one and not in the other; in one pass over both. */
  without(other: IdSet): IdSet {
    const rest = new IdSet()
    const theirs = other.#ends
    let at = 0
    for (let i = 0; i < this.#ends.length; i += 2) {
      let low = this.#ends[i] as number
      const high = this.#ends[i + 1] as number
      while (at < theirs.length && (theirs[at + 1] as number) < low) at += 2
      for (let next = at; low <= high; next += 2) {
        const start = theirs[next]
        if (start === undefined || start > high) {
          rest.#ends.push(low, high)
          break
        }
        if (start > low) rest.#ends.push(low, start - 1)
        low = (theirs[next + 1] as number) + 1
      }
    }
    return rest
  }

  /** Up to which number everything from 1 is in it. */
  get prefix(): number {
    return (this.#ends[0] as number | undefined) === undefined || (this.#ends[0] as number) > 1
      ? 0
      : (this.#ends[1] as number)
  }

  copy(): IdSet {
    const copy = new IdSet()
    copy.#ends.push(...this.#ends)
    return copy
  }

  *ranges(): Generator<IdRange> {
    for (let i = 0; i < this.#ends.length; i += 2) yield [this.#ends[i] as number, this.#ends[i + 1] as number]
  }

  /** Every id. A range may hold 2^48 of them: ask `size` first. */
  *[Symbol.iterator](): Generator<number> {
    for (const [low, high] of this.ranges()) for (let id = low; id <= high; id++) yield id
  }

  toString(): string {
    return [...this.ranges()].map(([low, high]) => (low === high ? `${low}` : `${low}-${high}`)).join(',')
  }

  /** The index of the low end of the first range that ends at `id` or later. */
  #firstEndingAtOrAfter(id: number): number {
    let low = 0
    let high = this.#ends.length / 2
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#ends[middle * 2 + 1] as number) < id) low = middle + 1
      else high = middle
    }
    return low * 2
  }
}
