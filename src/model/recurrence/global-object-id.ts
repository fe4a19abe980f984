/**
 * PidLidGlobalObjectId and PidLidCleanGlobalObjectId, and the UID of iCalendar that they stand for.
 * [MS-OXOCAL] 2.2.1.27, [MS-OXCICAL] 2.1.3.1.1.20.26
 *
 *   id of the kind (16) | year, month, day of the exception (4) | creation time (8) | zero (8) | size (4) | data
 *
 * Ids of Exchange and Outlook are their own hexadecimal text as UID. Any other UID is data, after "vCal-Uid" and 1.
 */
import {
  equalBytes,
  fromHex,
  struct,
  toHex,
  u16be,
  u32,
  u64,
  u8,
  bytes,
  decode,
  encode,
  LayoutError,
} from '#codec/binary/index.ts'
import { civilOf, dayOf } from '#codec/ical/index.ts'

const KIND = fromHex('040000008200e00074c5b7101a82e008')
const THIRD_PARTY = fromHex('7643616c2d55696401000000')

export const globalObjectId = struct({
  kind: bytes(16),
  /** Of the exception, in the time zone of the series; all zero for the series itself. Big endian, unlike the rest. */
  year: u16be,
  month: u8,
  day: u8,
  creationTime: u64,
  unused: bytes(8),
  data: bytes(u32),
})

const UID_MAX = 10_000

/** `original`: when the exception would have started, in minutes since 1601. */
export function globalObjectIdOf(uid: string, original?: number): Uint8Array {
  const id = findEncoded(uid) ?? thirdParty(uid)
  if (original === undefined) return id
  const { year, month, day } = civilOf(Math.floor(original / 1440))
  const dated = Uint8Array.from(id)
  dated.set([year >> 8, year & 0xff, month, day], 16)
  return dated
}

/**
 * The id of an event that may be one occurrence: the date in its UID counts, then that of its RECURRENCE-ID.
 * [MS-OXCICAL] 2.1.3.1.1.20.26, EffectiveInstanceDate
 */
export function globalObjectIdOfEvent(uid: string, original?: number): Uint8Array {
  const id = globalObjectIdOf(uid, original)
  if (!encodedUid.test(uid)) return id
  const written = fromHex(uid)
  if (findInstanceDay(written) !== undefined) id.set(written.subarray(16, 20), 16)
  return id
}

/** The day of the occurrence that an id is about, counted as codec/ical counts days; undefined for the id of a series. */
export function findInstanceDay(id: Uint8Array): number | undefined {
  const [high = 0, low = 0, month = 0, day = 0] = id.subarray(16, 20)
  const year = (high << 8) | low
  if (year < 1601 || year > 4500 || month < 1 || month > 12 || day < 1 || day > 31) return undefined
  return dayOf(year, month, day)
}

/** The id of the series. */
export function cleanGlobalObjectId(id: Uint8Array): Uint8Array {
  const clean = Uint8Array.from(id)
  if (clean.length >= 20) clean.fill(0, 16, 20)
  return clean
}

const encodedUid = /^040000008200E00074C5B7101A82E008([0-9a-f]{2}){24,2000}$/i

/** A UID that is the text of an id; its date is not part of it. */
function findEncoded(uid: string): Uint8Array | undefined {
  if (!encodedUid.test(uid)) return undefined
  const id = fromHex(uid)
  try {
    decode(globalObjectId, id)
    return cleanGlobalObjectId(id)
  } catch (error) {
    if (error instanceof LayoutError) return undefined
    throw error
  }
}

function thirdParty(uid: string): Uint8Array {
  const text = Buffer.from(uid.slice(0, UID_MAX).replaceAll('\0', ''))
  return encode(globalObjectId, {
    kind: KIND,
    year: 0,
    month: 0,
    day: 0,
    creationTime: 0n,
    unused: new Uint8Array(8),
    data: Buffer.concat([THIRD_PARTY, text, Buffer.alloc(1)]),
  })
}

/** undefined when the bytes are no such id. */
export function findUid(id: Uint8Array): string | undefined {
  try {
    const { kind, data } = decode(globalObjectId, id)
    if (!equalBytes(kind, KIND)) return undefined
    if (data.length > THIRD_PARTY.length && equalBytes(data.subarray(0, THIRD_PARTY.length), THIRD_PARTY)) {
      const end = data.indexOf(0, THIRD_PARTY.length)
      return Buffer.from(data.subarray(THIRD_PARTY.length, end < 0 ? data.length : end)).toString('utf8')
    }
    return toHex(cleanGlobalObjectId(id)).toUpperCase()
  } catch (error) {
    if (error instanceof LayoutError) return undefined
    throw error
  }
}
