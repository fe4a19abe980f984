/**
 * When a series happens: its occurrences in a window, with what was deleted from it and changed in it, in its time zone.
 *
 * A series is Outlook's pattern or, where a calendar came with a rule that Outlook cannot hold, that rule (series.ts). An exception
 * belongs to the occurrence with its original start; it shows where it was moved to, and the original place is empty.
 *
 * Lazy, in the order of the starts, and never without an end: a window that is open at its end is given out as far as the caller asks.
 */
import { DAY_MILLIS, dayOfMillis, millisOfDay, millisOfMinutes, minutesOfMillis } from '#codec/ical/index.ts'
import { toInstant, toLocal, type Zone } from '#codec/time-zone/index.ts'
import { patternDates } from './dates.ts'
import type { AppointmentRecurrence, Exception } from './pattern.ts'

/** Local starts from a local time on (milliseconds); not before it, in order. */
export type LocalStarts = (fromLocal: number) => Iterable<number>

export interface Series {
  recurrence: AppointmentRecurrence
  zone: Zone
  /** Instead of the pattern and its deleted dates. */
  starts?: LocalStarts
}

export interface Occurrence {
  startMillis: number
  endMillis: number
  /** When the pattern has it: minutes since 1601 in the zone of the series. It names the occurrence. */
  original: number
  exception?: Exception
}

export interface Window {
  /** What ends at or before this is left out. */
  fromMillis?: number
  /** What starts at or after this is left out. */
  toMillis?: number
}

export function* occurrences(
  series: Series,
  { fromMillis = Number.NEGATIVE_INFINITY, toMillis = Number.POSITIVE_INFINITY }: Window = {},
): Generator<Occurrence> {
  const moved = movedOccurrences(series).filter((one) => overlaps(one, fromMillis, toMillis))
  let next = 0
  for (const one of plainOccurrences(series, fromMillis, toMillis)) {
    while (next < moved.length && (moved[next] as Occurrence).startMillis <= one.startMillis)
      yield moved[next++] as Occurrence
    yield one
  }
  while (next < moved.length) yield moved[next++] as Occurrence
}

/** The occurrence that a client names by its original start, if the series has it. */
export function findOccurrence(series: Series, original: number): Occurrence | undefined {
  const moved = movedOccurrences(series).find((one) => one.original === original)
  if (moved) return moved
  const local = millisOfMinutes(original)
  for (const start of plainStarts(series, local)) return start === local ? plain(series, start) : undefined
  return undefined
}

export function firstOccurrence(series: Series): Occurrence | undefined {
  for (const one of occurrences(series)) return one
  return undefined
}

/** The end of the last one; undefined when there is no last. `count` of them are looked at, then it counts as endless. */
export function lastEndMillis(series: Series, count = 20_000): number | undefined {
  let end = Number.NEGATIVE_INFINITY
  for (const one of occurrences(series)) {
    if (--count < 0) return undefined
    end = Math.max(end, one.endMillis)
  }
  return end
}

function movedOccurrences({ recurrence, zone }: Series): Occurrence[] {
  return recurrence.exceptions
    .map((exception) => ({
      startMillis: toInstant(zone, millisOfMinutes(exception.start)),
      endMillis: toInstant(zone, millisOfMinutes(Math.max(exception.start, exception.end))),
      original: exception.original,
      exception,
    }))
    .sort((a, b) => a.startMillis - b.startMillis)
}

function* plainOccurrences(series: Series, fromMillis: number, toMillis: number): Generator<Occurrence> {
  const length = lengthMillis(series.recurrence)
  // A day more at each end is what zones can shift.
  const fromLocal = Number.isFinite(fromMillis)
    ? toLocal(series.zone, fromMillis) - length - DAY_MILLIS
    : Number.NEGATIVE_INFINITY
  for (const start of plainStarts(series, fromLocal)) {
    if (start - DAY_MILLIS > toMillis) return
    const one = plain(series, start)
    if (overlaps(one, fromMillis, toMillis)) yield one
    else if (one.startMillis >= toMillis && start - DAY_MILLIS > toMillis) return
  }
}

function lengthMillis({ startOffset, endOffset }: AppointmentRecurrence): number {
  return Math.max(0, endOffset - startOffset) * 60_000
}

/** Starts that are as the pattern has them: neither deleted nor changed. */
function* plainStarts(series: Series, fromLocal: number): Generator<number> {
  const { recurrence, starts } = series
  const changed = new Set(recurrence.exceptions.map(({ original }) => original))
  if (starts) {
    for (const start of starts(fromLocal)) if (!changed.has(minutesOfMillis(start))) yield start
    return
  }
  const { pattern, startOffset } = recurrence
  const deleted = new Set(pattern.deletedDates.map((date) => Math.floor(date / 1440)))
  for (const original of changed) deleted.add(Math.floor(original / 1440))
  const from = Number.isFinite(fromLocal) ? dayOfMillis(fromLocal - startOffset * 60_000) : 0
  for (const day of patternDates(pattern, from)) {
    const start = millisOfDay(day) + startOffset * 60_000
    if (start >= fromLocal && !deleted.has(day)) yield start
  }
}

function plain({ recurrence, zone }: Series, start: number): Occurrence {
  const startMillis = toInstant(zone, start)
  const endMillis = Math.max(startMillis, toInstant(zone, start + lengthMillis(recurrence)))
  return { startMillis, endMillis, original: minutesOfMillis(start) }
}

/** What takes no time counts where it stands. */
function overlaps({ startMillis, endMillis }: Occurrence, fromMillis: number, toMillis: number): boolean {
  return startMillis < toMillis && (endMillis > fromMillis || (endMillis === startMillis && startMillis === fromMillis))
}
