/**
 * A zone as what converts between instants and local time; both in milliseconds since 1970, local time as if it were UTC.
 *
 * Three kinds: an IANA zone (Temporal knows its history), rules of Windows, and changes listed one by one (a VTIMEZONE). They
 * differ only in `offsetAt`. A local time that the clock skips or has twice is read as RFC 5545 3.3.5 wants it: with the offset
 * before the gap, and the first of the two.
 */
import { DAY_MILLIS } from '#codec/ical/civil.ts'
import { daylightOffset, hasDaylight, localTimeOf, ruleOfYear, standardOffset, type ZoneRule } from './rules.ts'

export interface Zone {
  /** The IANA id when there is one, else the name that the zone came with. */
  id: string
  /** Whether `id` is of IANA. */
  iana: boolean
  /** Local time less UTC, in milliseconds. */
  offsetAt(instant: number): number
}

export const utcZone: Zone = { id: 'UTC', iana: true, offsetAt: () => 0 }

export function toLocal(zone: Zone, instant: number): number {
  return instant + zone.offsetAt(instant)
}

export function toInstant(zone: Zone, local: number): number {
  const before = zone.offsetAt(local - DAY_MILLIS)
  const after = zone.offsetAt(local + DAY_MILLIS)
  if (before === after && zone.offsetAt(local - before) === before) return local - before
  if (zone.offsetAt(local - before) === before) return local - before
  return zone.offsetAt(local - after) === after ? local - after : local - before
}

/** A stretch of time with one offset. */
interface Segment {
  from: number
  to: number
  offset: number
}

const ianaZones = new Map<string, Zone>()
const ZONES_MAX = 1000
const SEGMENTS_MAX = 2000

/** undefined when Temporal does not know the id. */
export function findIanaZone(id: string): Zone | undefined {
  const known = ianaZones.get(id)
  if (known) return known
  if (!/^[A-Za-z][A-Za-z0-9_+-]{0,40}(\/[A-Za-z0-9_+-]{1,40}){0,3}$/.test(id)) return undefined
  try {
    const time = new Temporal.ZonedDateTime(0n, id)
    const zone = time.equals(new Temporal.ZonedDateTime(0n, 'UTC')) ? utcZone : ianaZone(time.timeZoneId)
    if (ianaZones.size < ZONES_MAX) ianaZones.set(id, zone)
    return zone
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Asking Temporal costs microseconds; what it said holds until the next change of the clock. */
function ianaZone(id: string): Zone {
  let segments: Segment[] = []
  let last: Segment = { from: 0, to: 0, offset: 0 }
  return {
    id,
    iana: true,
    offsetAt(instant) {
      if (instant >= last.from && instant < last.to) return last.offset
      let found = segments.find(({ from, to }) => instant >= from && instant < to)
      if (!found) {
        if (segments.length >= SEGMENTS_MAX) segments = []
        segments.push((found = segmentAt(id, instant)))
      }
      last = found
      return found.offset
    },
  }
}

const DATE_MAX = 8.64e15

function segmentAt(id: string, instant: number): Segment {
  const within = Math.trunc(Math.max(-DATE_MAX, Math.min(DATE_MAX, instant)))
  const time = Temporal.Instant.fromEpochMilliseconds(within).toZonedDateTimeISO(id)
  // A change at this very instant is the beginning of its segment.
  const later = within < DATE_MAX ? time.add({ milliseconds: 1 }) : time
  const previous = later.getTimeZoneTransition('previous')
  const next = time.getTimeZoneTransition('next')
  return {
    from: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: time.offsetNanoseconds / 1e6,
  }
}

/** Rules in the order of their years; at least one. */
export function ruleZone(id: string, rules: readonly ZoneRule[]): Zone {
  const years = new Map<number, Segment[]>()
  return {
    id,
    iana: false,
    offsetAt(instant) {
      const year = new Date(Math.max(-DATE_MAX, Math.min(DATE_MAX, instant))).getUTCFullYear()
      let segments = years.get(year)
      if (!segments) {
        if (years.size > SEGMENTS_MAX) years.clear()
        years.set(year, (segments = segmentsOfYear(rules, year)))
      }
      return segments.find(({ to }) => instant < to)?.offset ?? 0
    },
  }
}

function segmentsOfYear(rules: readonly ZoneRule[], year: number): Segment[] {
  // Local years begin up to a day before or after those of UTC; rules change at the local one.
  const changes: { at: number; offset: number }[] = []
  for (let y = year - 1; y <= year + 1; y++) {
    const rule = ruleOfYear(rules, y)
    if (!rule) continue
    const standard = standardOffset(rule) * 60_000
    if (!hasDaylight(rule)) {
      changes.push({ at: Date.UTC(y, 0, 1) - standard, offset: standard })
      continue
    }
    const daylight = daylightOffset(rule) * 60_000
    const toStandard = localTimeOf(rule.standardDate, y) - daylight
    const toDaylight = localTimeOf(rule.daylightDate, y) - standard
    const first = toDaylight < toStandard ? standard : daylight
    changes.push({ at: Date.UTC(y, 0, 1) - first, offset: first })
    changes.push({ at: toDaylight, offset: daylight }, { at: toStandard, offset: standard })
  }
  changes.sort((a, b) => a.at - b.at)
  return changes.map(({ at, offset }, index) => ({
    from: at,
    to: changes[index + 1]?.at ?? Number.POSITIVE_INFINITY,
    offset,
  }))
}

/** Changes one by one, in any order; before the first, `before` holds. */
export function changesZone(id: string, changes: readonly { at: number; offset: number }[], before: number): Zone {
  const sorted = changes.toSorted((a, b) => a.at - b.at)
  return {
    id,
    iana: false,
    offsetAt(instant) {
      let low = 0
      let high = sorted.length
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((sorted[middle] as { at: number }).at <= instant) low = middle + 1
        else high = middle
      }
      return low === 0 ? before : (sorted[low - 1] as { offset: number }).offset
    },
  }
}
