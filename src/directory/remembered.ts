/**
 * A bounded set that forgets: what is put in is known for a while, and the oldest goes when it is full.
 *
 * The directory keeps two of them over HMACs of (account, stored hash, password) under a key that lives only in this
 * process: verifications that succeeded, so that the ten connections that a mail program opens cost one argon2, and
 * passwords that were wrong, so that a phone with an old one neither costs one each time nor fills the counters.
 */
export interface Remembered {
  has(key: string, now: number): boolean
  add(key: string, now: number): void
}

export function remember({ most, forMs }: { most: number; forMs: number }): Remembered {
  // Insertion order is age, since adding again moves to the end.
  const until = new Map<string, number>()
  return {
    has(key, now) {
      const end = until.get(key)
      if (end === undefined) return false
      // The upper bound holds when the clock was put back.
      if (now < end && end <= now + forMs) return true
      until.delete(key)
      return false
    },
    add(key, now) {
      until.delete(key)
      until.set(key, now + forMs)
      if (until.size > most) until.delete(until.keys().next().value as string)
    },
  }
}
