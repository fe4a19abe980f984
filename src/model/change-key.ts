/**
 * Who changed an object last, and what every replica had seen of it then: PidTagChangeKey (an XID) and
 * PidTagPredecessorChangeList. [MS-OXCFXICS] 2.2.2.2, 2.2.2.3; how they decide conflicts: 3.1.5.6
 *
 * An XID is a name space and a number in it: for our own changes the replica's GUID and a GLOBCNT of 6 bytes, for those of
 * a client whatever it took, up to 8 bytes and more.
 */
import {
  bytes,
  compareBytes,
  decode,
  encode,
  equalBytes,
  globcnt,
  guid,
  guidBytes,
  array,
  sized,
  struct,
  type TypeOf,
  u8,
} from '#codec/binary/index.ts'

const xid = struct({ namespace: guid, local: bytes('rest') })
export type Xid = TypeOf<typeof xid>

/** The size counts the XID alone. */
export const predecessorChangeList = array('rest', sized(u8, xid))
export type ChangeList = Xid[]

/** The change key of our own change. */
export function changeKey(replica: string, counter: number): Uint8Array {
  return encode(xid, { namespace: replica, local: encode(globcnt, counter) })
}

export function parseChangeKey(key: Uint8Array): Xid {
  return decode(xid, key)
}

export function parseChangeList(list: Uint8Array): ChangeList {
  return decode(predecessorChangeList, list)
}

/** In the order that MS-OXCFXICS_R169 wants. */
export function encodeChangeList(list: readonly Xid[]): Uint8Array {
  const keyed = list.map((one) => ({ one, key: guidBytes(one.namespace) }))
  keyed.sort((a, b) => compareBytes(a.key, b.key))
  return encode(
    predecessorChangeList,
    keyed.map(({ one }) => one),
  )
}

/** Of each name space the newest; a change list has one XID per name space. */
export function mergeChanges(...lists: readonly (readonly Xid[])[]): ChangeList {
  const newest = new Map<string, Xid>()
  for (const one of lists.flat()) {
    const other = newest.get(one.namespace)
    if (!other || compareLocal(one.local, other.local) > 0) newest.set(one.namespace, one)
  }
  return [...newest.values()]
}

/** Whether whoever has this list has seen the change. */
export function covers(list: readonly Xid[], change: Xid): boolean {
  return list.some((one) => one.namespace === change.namespace && compareLocal(one.local, change.local) >= 0)
}

/**
 * How two versions of an object stand to each other: `older` says that the first is included in the second; `conflict`
 * that neither has seen the other.
 */
export function compareChanges(a: readonly Xid[], b: readonly Xid[]): 'same' | 'older' | 'newer' | 'conflict' {
  const aInB = a.every((one) => covers(b, one))
  const bInA = b.every((one) => covers(a, one))
  if (aInB) return bInA ? 'same' : 'older'
  return bInA ? 'newer' : 'conflict'
}

export function sameChange(a: Xid, b: Xid): boolean {
  return a.namespace === b.namespace && equalBytes(a.local, b.local)
}

/** Local ids are numbers with the most significant byte first; leading zeros do not count. */
function compareLocal(a: Uint8Array, b: Uint8Array): number {
  const left = significant(a)
  const right = significant(b)
  return left.length - right.length || compareBytes(left, right)
}

function significant(local: Uint8Array): Uint8Array {
  let start = 0
  while (start < local.length && local[start] === 0) start++
  return local.subarray(start)
}
