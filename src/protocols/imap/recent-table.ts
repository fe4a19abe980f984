/**
 * Up to where messages have been taken as new (recent.ts), as all threads of the server know it at once: a table in shared
 * memory with a place for each folder, by its hash.
 *
 *   place   hash of the folder (32 bits) | first UID that nobody has taken (32 bits)
 *
 * One exchange decides who was first. Two folders with the same place drive each other out; then what the store has written
 * counts, and a message may be new to two sessions.
 */
import type { Uid } from '#store'

const PLACES = 1 << 16

export class RecentTable {
  readonly #places: BigInt64Array

  constructor(buffer: SharedArrayBuffer = RecentTable.memory()) {
    this.#places = new BigInt64Array(buffer)
  }

  static memory(): SharedArrayBuffer {
    return new SharedArrayBuffer(PLACES * 8)
  }

  /** The first UID of the folder that nobody has taken; 1 when nothing is known. */
  from(folder: string): Uid {
    const hash = hashOf(folder)
    return uidOf(Atomics.load(this.#places, hash % PLACES), hash)
  }

  /** From now on everything below `next` is taken; what was known before. */
  take(folder: string, next: Uid): Uid {
    const hash = hashOf(folder)
    const place = hash % PLACES
    for (;;) {
      const old = Atomics.load(this.#places, place)
      const from = uidOf(old, hash)
      if (from >= next) return from
      const taken = (BigInt(hash) << 32n) | BigInt(next)
      if (Atomics.compareExchange(this.#places, place, old, BigInt.asIntN(64, taken)) === old) return from
    }
  }
}

function uidOf(place: bigint, hash: number): Uid {
  const bits = BigInt.asUintN(64, place)
  return Number(bits >> 32n) === hash ? Math.max(1, Number(bits & 0xffff_ffffn)) : 1
}

/** FNV-1a */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
