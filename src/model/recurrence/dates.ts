/**
 * The dates of a RecurrencePattern, as days since 1601, whatever was deleted from it or changed. [MS-OXOCAL] 2.2.1.44.1
 *
 * Outlook's arithmetic is not that of RFC 5545: a month that is too short has the occurrence on its last day ("the 31st clamps"), and the
 * fifth Monday is the last one. Months of the Hijri and other calendars are counted by Temporal.
 */
import { civilOf, dayOf, daysInMonth, weekdayOf, YEAR_MAX } from '#codec/ical/index.ts'
import { EndType, isEndless, PatternType, type RecurrencePattern } from './pattern.ts'

const LAST_DAY = dayOf(YEAR_MAX, 12, 31)
/** Months in a row without any occurrence, after which there will be none. */
const EMPTY_MAX = 1000

/**
 * All dates from `from` on (a day since 1601), lazily and in order. A pattern that ends after a number of occurrences is counted from its
 * beginning; others are entered near `from`.
 */
export function* patternDates(pattern: RecurrencePattern, from = 0): Generator<number> {
  const start = startDay(pattern)
  const counted = pattern.endType === EndType.count
  const last = lastDay(pattern)
  let left = counted ? pattern.count : Number.POSITIVE_INFINITY
  for (const day of allDates(pattern, start, counted ? start : Math.max(from, start))) {
    if (day < start) continue
    if (day > last || left-- <= 0) return
    if (day >= from) yield day
  }
}

export function startDay({ startDate }: RecurrencePattern): number {
  return Math.floor(startDate / 1440)
}

function lastDay(pattern: RecurrencePattern): number {
  if (pattern.endType === EndType.count || isEndless(pattern)) return LAST_DAY
  return Math.min(Math.floor(pattern.endDate / 1440), LAST_DAY)
}

function allDates(pattern: RecurrencePattern, start: number, enter: number): Generator<number> {
  if (pattern.patternType === PatternType.day) return days(start, enter, Math.max(1, Math.round(pattern.period / 1440)))
  if (pattern.patternType === PatternType.week) return weeks(pattern, start, enter)
  const calendar = calendarOf(pattern)
  return calendar ? foreignMonths(pattern, calendar, start) : months(pattern, start, enter)
}

function* days(start: number, enter: number, period: number): Generator<number> {
  for (let day = start + Math.floor((enter - start) / period) * period; day <= LAST_DAY; day += period) yield day
}

function* weeks(
  { period, weekdays = 0, firstWeekday }: RecurrencePattern,
  start: number,
  enter: number,
): Generator<number> {
  const mask = weekdays & 0x7f
  if (mask === 0) return
  const step = Math.max(1, period) * 7
  const begin = start - ((weekdayOf(start) - (firstWeekday % 7) + 7) % 7)
  for (let week = begin + Math.floor((enter - begin) / step) * step; week <= LAST_DAY; week += step) {
    for (let day = week; day < week + 7; day++) if (mask & (1 << weekdayOf(day))) yield day
  }
}

function* months(pattern: RecurrencePattern, start: number, enter: number): Generator<number> {
  const period = Math.max(1, pattern.period)
  const begin = firstMonth(pattern, start, period)
  const entered = civilOf(enter)
  const skipped = Math.max(0, Math.floor((entered.year * 12 + entered.month - 1 - begin) / period))
  let empty = 0
  for (let month = begin + skipped * period; month <= YEAR_MAX * 12 + 11; month += period) {
    const year = Math.floor(month / 12)
    const day = dayInMonth(pattern, dayOf(year, (month % 12) + 1, 1), daysInMonth(year, (month % 12) + 1))
    if (day === undefined && ++empty > EMPTY_MAX) return
    if (day !== undefined) yield day
  }
}

/**
 * The first month of the cycle, counted from year 0. FirstDateTime says which months of the cycle are meant; where it is
 * missing or is no first day of a month, the start date does.
 */
function firstMonth({ firstDateTime }: RecurrencePattern, start: number, period: number): number {
  const civil = civilOf(start)
  const month = civil.year * 12 + civil.month - 1
  if (period === 1 || firstDateTime === 0 || firstDateTime % 1440 !== 0) return month
  const first = civilOf(firstDateTime / 1440)
  if (first.day !== 1) return month
  const wanted = first.year * 12 + first.month - 1 - 1601 * 12
  const since = month - 1601 * 12
  return month + ((((wanted - since) % period) + period) % period)
}

function dayInMonth(pattern: RecurrencePattern, first: number, length: number): number | undefined {
  const { patternType, dayOfMonth = 31, weekdays = 0, nth = 1 } = pattern
  if (patternType === PatternType.monthEnd || patternType === PatternType.hijriMonthEnd) return first + length - 1
  if (patternType !== PatternType.monthNth && patternType !== PatternType.hijriMonthNth) {
    return first + Math.min(Math.max(dayOfMonth, 1), length) - 1
  }
  let found: number | undefined
  let left = Math.max(1, nth)
  for (let day = first; day < first + length; day++) {
    if (!(weekdays & (1 << weekdayOf(day)))) continue
    found = day
    // The fifth means the last.
    if (--left === 0 && nth < 5) return day
  }
  return nth >= 5 ? found : undefined
}

/** CalendarType, [MS-OXOCAL] 2.2.1.44.1. The others count the months of the Gregorian calendar under other names. */
const calendars: Record<number, string> = {
  6: 'islamic-tbla',
  8: 'hebrew',
  14: 'chinese',
  15: 'chinese',
  16: 'indian',
  20: 'dangi',
  23: 'islamic-umalqura',
}

function calendarOf({ patternType, calendarType }: RecurrencePattern): string | undefined {
  return patternType >= PatternType.hijriMonth && calendarType === 0 ? 'islamic-tbla' : calendars[calendarType]
}

function* foreignMonths(pattern: RecurrencePattern, calendar: string, start: number): Generator<number> {
  const period = Math.max(1, pattern.period)
  const begin = plainDate(start).withCalendar(calendar).with({ day: 1 })
  for (let step = 0; step * period < YEAR_MAX * 12; step++) {
    const month = begin.add({ months: step * period })
    const iso = month.withCalendar('iso8601')
    if (iso.year > YEAR_MAX) return
    const day = dayInMonth(pattern, dayOf(iso.year, iso.month, iso.day), month.daysInMonth)
    if (day !== undefined) yield day
  }
}

function plainDate(day: number): Temporal.PlainDate {
  return Temporal.PlainDate.from(civilOf(day))
}

/** FirstDateTime as it has to be written. [MS-OXOCAL] 2.2.1.44.1 */
export function firstDateTimeOf(
  pattern: Pick<RecurrencePattern, 'patternType' | 'period' | 'firstWeekday' | 'startDate'>,
): number {
  const { patternType, period, firstWeekday, startDate } = pattern
  const start = Math.floor(startDate / 1440)
  if (patternType === PatternType.day) return (start * 1440) % Math.max(1, period)
  if (patternType === PatternType.week) {
    const begin = start - ((weekdayOf(start) - firstWeekday + 7) % 7)
    return (begin * 1440) % (Math.max(1, period) * 10_080)
  }
  const { year, month } = civilOf(start)
  const months = ((year - 1601) * 12 + month - 1) % Math.max(1, period)
  return dayOf(1601 + Math.floor(months / 12), (months % 12) + 1, 1) * 1440
}
