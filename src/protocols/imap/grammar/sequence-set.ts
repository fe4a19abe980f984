/**
 * Sequence sets: `2,4:7,9,12:*` and `$`.
 *
 * RFC 9051 4.1.1 and 9 (sequence-set), `$`: RFC 5182 2. `*` is the largest number in use; it is kept as Infinity until
 * it is resolved, and a range may be given backwards.
 */
import type { Cursor } from './cursor.ts'

export type Range = readonly [number, number]
export type SequenceSet = 'saved' | readonly Range[]

const UINT32_MAX = 0xffff_ffff

export function sequenceSet(cursor: Cursor): SequenceSet {
  if (cursor.skip('$')) return 'saved'
  return ranges(cursor)
}

/** A set without `$`; with `star: false` without `*` too (uid-set of QRESYNC, RFC 7162 3.2.5.2). */
export function ranges(cursor: Cursor, options?: { star: boolean }): Range[] {
  const set: Range[] = []
  do {
    const first = member(cursor, options?.star !== false)
    const second = cursor.skip(':') ? member(cursor, options?.star !== false) : first
    set.push(first <= second ? [first, second] : [second, first])
  } while (cursor.skip(','))
  return set
}

function member(cursor: Cursor, star: boolean): number {
  if (star && cursor.skip('*')) return Number.POSITIVE_INFINITY
  return cursor.positive(UINT32_MAX)
}

/**
 * The same numbers as ascending ranges that do not touch, with `*` as `last`. RFC 9051 4.1.1: with `*`, the last one
 * is always in the set, whatever stands on the other side of the colon.
 */
export function normalize(set: readonly Range[], last: number): [number, number][] {
  const sorted: [number, number][] = []
  for (const [from, to] of set) {
    const low = from === Number.POSITIVE_INFINITY ? last : from
    const high = to === Number.POSITIVE_INFINITY ? last : to
    sorted.push(low <= high ? [low, high] : [high, low])
  }
  sorted.sort((a, b) => a[0] - b[0])
  const merged: [number, number][] = []
  for (const range of sorted) {
    const previous = merged.at(-1)
    if (previous !== undefined && range[0] <= previous[1] + 1) previous[1] = Math.max(previous[1], range[1])
    else merged.push(range)
  }
  return merged
}

/** Is the number in a normalized set? */
export function contains(set: readonly Range[], number: number): boolean {
  let low = 0
  let high = set.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [from, to] = set[middle]!
    if (number < from) high = middle - 1
    else if (number > to) low = middle + 1
    else return true
  }
  return false
}

/** Ascending numbers as a set: `1:3,7`. */
export function formatSet(numbers: Iterable<number>): string {
  let out = ''
  let from = -1
  let to = -1
  for (const number of numbers) {
    if (number === to + 1 && from !== -1) {
      to = number
      continue
    }
    if (from !== -1) out += `${out === '' ? '' : ','}${from === to ? from : `${from}:${to}`}`
    from = number
    to = number
  }
  if (from !== -1) out += `${out === '' ? '' : ','}${from === to ? from : `${from}:${to}`}`
  return out
}
