/**
 * FILETIME: 100 ns since 1601-01-01 UTC, as a bigint. PtypTime, and [MS-DTYP] 2.3.3. Dates of clients may lie anywhere;
 * what JavaScript's Date cannot hold becomes its nearest end.
 */
const epoch = 116_444_736_000_000_000n
const maxDate = 8_640_000_000_000_000

/** The latest that FILETIME as a signed number can hold: "never" of many properties. */
export const neverFileTime = 0x7fffffffffffffffn
/** 4501-01-01: what Outlook takes for "no date". [MS-OXOCAL] 2.2.1.44.1 calls it minutes 0x5AE980E0. */
export const noDateFileTime = 0x0cb34557a3dd4000n

export const fileTime = {
  from(date: Date | number): bigint {
    const milliseconds = typeof date === 'number' ? date : date.getTime()
    if (!Number.isFinite(milliseconds)) throw new RangeError('not a date')
    const whole = Math.floor(milliseconds)
    // Fractions carry what Date does not: up to 100 ns of precision in a number of milliseconds.
    return BigInt(whole) * 10_000n + BigInt(Math.round((milliseconds - whole) * 10_000)) + epoch
  },

  toDate(time: bigint): Date {
    return new Date(fileTime.toMilliseconds(time))
  },

  /** Milliseconds since 1970, rounded down. */
  toMilliseconds(time: bigint): number {
    const since = time - epoch
    const milliseconds = Number(since >= 0n ? since / 10_000n : (since - 9_999n) / 10_000n)
    return Math.max(-maxDate, Math.min(maxDate, milliseconds))
  },

  now(): bigint {
    return fileTime.from(Date.now())
  },

  /** Minutes since 1601, as calendar structures count. */
  fromMinutes(minutes: number): bigint {
    return BigInt(minutes) * 600_000_000n
  },

  toMinutes(time: bigint): number {
    return Number(time / 600_000_000n)
  },
}
