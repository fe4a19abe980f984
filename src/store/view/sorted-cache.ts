/**
 * Rows that a view has sorted, kept for the next view that wants the same of the same folder: whoever opens a folder by size
 * again, or after somebody else, does not have it read and sorted again, but only what has changed since.
 *
 * What is kept is what the view had (ids, keys, in order) with the stamp of the folder up to which it holds; a view goes on from there as
 * it does from rows of its own (listed.ts). Rows are never changed in place, so any number of views may share them.
 */
import type { Stamp } from './scope.ts'
import type { SortedRows } from './sorted-rows.ts'

export interface Sorted {
  rows: SortedRows
  stamp: Stamp
}

/** In one thread; some 100 bytes for each, so 20 MB. */
const mostRows = 200_000

export class SortedCache {
  readonly #most: number
  readonly #kept = new Map<string, Sorted>()
  #rows = 0

  constructor(most: number = mostRows) {
    this.#most = most
  }

  find(key: string): Sorted | undefined {
    const found = this.#kept.get(key)
    if (!found) return undefined
    // The one that was not asked for longest is the first.
    this.#kept.delete(key)
    this.#kept.set(key, found)
    return found
  }

  keep(key: string, sorted: Sorted): void {
    this.#drop(key)
    if (sorted.rows.length > this.#most) return
    this.#kept.set(key, sorted)
    this.#rows += sorted.rows.length
    for (const oldest of this.#kept.keys()) {
      if (this.#rows <= this.#most) break
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    const found = this.#kept.get(key)
    if (!found) return
    this.#kept.delete(key)
    this.#rows -= found.rows.length
  }
}
