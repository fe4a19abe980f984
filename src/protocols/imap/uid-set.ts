/**
 * The UIDs of a selected mailbox: ascending, one number of 32 bits for a message, never changed in place.
 *
 * A message's sequence number is its place in it. Sessions of a worker that have the same folder selected in the same state share
 * one array: a thousand idle connections on one INBOX hold one list.
 */
import { Buffer } from 'node:buffer'

export type Uids = Uint32Array

/** Where the uid is, or where it would be: `uids[lowerBound(uids, uid)] >= uid`. */
export function lowerBound(uids: Uids, uid: number): number {
  let low = 0
  let high = uids.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (uids[middle]! < uid) low = middle + 1
    else high = middle
  }
  return low
}

/** The sequence number, 0 for a uid that is not there. */
export function sequenceOf(uids: Uids, uid: number): number {
  const at = lowerBound(uids, uid)
  return uids[at] === uid ? at + 1 : 0
}

const appended = new WeakMap<Uids, Uids>()

/** Sessions that share a list and learn of the same messages share the next one, too. */
export function append(uids: Uids, more: readonly number[]): Uids {
  const known = appended.get(uids)
  if (known?.length === uids.length + more.length && more.every((uid, i) => known[uids.length + i] === uid))
    return known
  const all = new Uint32Array(uids.length + more.length)
  all.set(uids)
  all.set(more, uids.length)
  appended.set(uids, all)
  return all
}

export function without(uids: Uids, gone: ReadonlySet<number>): Uids {
  return uids.filter((uid) => !gone.has(uid))
}

/** Ranges of sequence numbers (normalized) as ranges of UIDs. */
export function uidRanges(uids: Uids, sequences: readonly (readonly [number, number])[]): [number, number][] {
  const ranges: [number, number][] = []
  for (const [from, to] of sequences) {
    if (from > uids.length) break
    ranges.push([uids[from - 1]!, uids[Math.min(to, uids.length) - 1]!])
  }
  return ranges
}

/** The uids that lie in normalized ranges. */
export function within(uids: Uids, ranges: readonly (readonly [number, number])[]): Uids {
  const picked: Uids[] = []
  let length = 0
  for (const [from, to] of ranges) {
    const start = lowerBound(uids, from)
    const end = to >= 0xffff_ffff ? uids.length : lowerBound(uids, to + 1)
    if (end <= start) continue
    picked.push(uids.subarray(start, end))
    length += end - start
  }
  const all = new Uint32Array(length)
  let at = 0
  for (const part of picked) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Neighbours in `uids` drawn together to ranges: what the store is asked for. */
export function rangesOf(some: Uids, uids: Uids): [number, number][] {
  const ranges: [number, number][] = []
  let at = 0
  for (const uid of some) {
    const last = ranges.at(-1)
    if (last !== undefined && uids[at] === uid) last[1] = uid
    else {
      ranges.push([uid, uid])
      at = lowerBound(uids, uid)
    }
    at++
  }
  return ranges
}

const shared = new Map<string, WeakRef<Uids>>()
const forget = new FinalizationRegistry<string>((key) => {
  if (shared.get(key)?.deref() === undefined) shared.delete(key)
})

/** The array that others have for this state, or this one. `state` names mailbox, folder and seq. */
export function share(state: string, uids: Uids): Uids {
  const known = shared.get(state)?.deref()
  if (known !== undefined && (known === uids || Buffer.compare(bytesOf(known), bytesOf(uids)) === 0)) return known
  shared.set(state, new WeakRef(uids))
  forget.register(uids, state)
  return uids
}

function bytesOf({ buffer, byteOffset, byteLength }: Uids): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
