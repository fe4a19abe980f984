/**
 * The local times of an RRULE, one after the other. RFC 5545 3.3.10
 *
 * Period by period (a year, a month … a second, each INTERVAL-th one): the days of the period that every BY-part admits, the
 * times of day, then BYSETPOS. What the rule does not say is taken from the start. A day admitted by BYDAY with a number is the
 * nth of its month in a MONTHLY rule and in a YEARLY one with BYMONTH, else of its year.
 *
 * It is lazy and it ends: at YEAR_MAX, or where EMPTY_MAX periods in a row held nothing.
 */
import {
  civilOf,
  DAY_MILLIS,
  dayOf,
  dayOfMillis,
  daysInMonth,
  daysInYear,
  millisOfDay,
  weekdayOf,
  YEAR_MAX,
} from './civil.ts'
import type { Rule } from './rule.ts'

const EMPTY_MAX = 20_000
/** Times of one day: every minute. */
const TIMES_MAX = 1440
const units: Partial<Record<Rule['frequency'], number>> = { HOURLY: 3_600_000, MINUTELY: 60_000, SECONDLY: 1000 }

export interface Expansion {
  rule: Rule
  /** The first local time, in milliseconds; the first that is given out, if the rule admits it. */
  start: number
  /** No time after this one. */
  until?: number
  /** Times before this one need not be given out; the rule is entered near it when it has no COUNT. */
  from?: number
}

/** UNTIL is not looked at here: only who knows the zone can. */
export function* expandRule({
  rule,
  start,
  until = Number.POSITIVE_INFINITY,
  from = start,
}: Expansion): Generator<number> {
  if (rule.calendar && rule.calendar !== 'GREGORIAN') return
  const enter = rule.count === undefined ? Math.max(start, from) : start
  const periods = units[rule.frequency] ? timesOfShortPeriods(rule, start, enter) : timesOfDays(rule, start, enter)
  let left = rule.count ?? Number.POSITIVE_INFINITY
  let empty = 0
  for (const times of periods) {
    if (++empty > EMPTY_MAX) return
    for (const time of times) {
      if (time < start) continue
      if (time > until || left-- <= 0) return
      empty = 0
      if (time >= from) yield time
    }
    if (left <= 0) return
  }
}

/** DAILY to YEARLY: one array per period. */
function* timesOfDays(rule: Rule, start: number, enter: number): Generator<number[]> {
  const filter = dayFilter(rule, start)
  const times = timesOfDay(rule, start)
  for (const [first, count] of periodsOfDays(rule, dayOfMillis(start), dayOfMillis(enter))) {
    const found: number[] = []
    for (let day = first; day < first + count; day++) {
      if (!filter(day)) continue
      for (const time of times) found.push(millisOfDay(day) + time)
    }
    yield atPositions(found, rule.bySetPosition)
  }
}

function* periodsOfDays(rule: Rule, startDay: number, enterDay: number): Generator<readonly [number, number]> {
  const last = dayOf(YEAR_MAX, 12, 31)
  const { interval, frequency, weekStart } = rule
  if (frequency === 'DAILY' || frequency === 'WEEKLY') {
    const size = frequency === 'DAILY' ? 1 : 7
    const first = size === 1 ? startDay : startDay - ((weekdayOf(startDay) - weekStart + 7) % 7)
    const skipped = Math.floor((enterDay - first) / (size * interval))
    for (let day = first + skipped * size * interval; day <= last; day += size * interval) yield [day, size]
    return
  }
  const months = frequency === 'YEARLY' ? 12 * interval : interval
  const start = civilOf(startDay)
  const first = start.year * 12 + (frequency === 'YEARLY' ? 0 : start.month - 1)
  const enter = civilOf(enterDay)
  const skipped = Math.max(0, Math.floor((enter.year * 12 + enter.month - 1 - first) / months) - 1)
  for (let month = first + skipped * months; ; month += months) {
    const year = Math.floor(month / 12)
    if (year > YEAR_MAX) return
    // A week of BYWEEKNO may reach into the year before and after.
    if (frequency === 'YEARLY') yield weeksReachOut(rule, year)
    else yield [dayOf(year, (month % 12) + 1, 1), daysInMonth(year, (month % 12) + 1)]
  }
}

function weeksReachOut(rule: Rule, year: number): readonly [number, number] {
  const first = dayOf(year, 1, 1)
  if (rule.byWeekNumber.length === 0 || rule.interval > 1) return [first, daysInYear(year)]
  const begin = firstWeek(year, rule.weekStart)
  return [begin, firstWeek(year + 1, rule.weekStart) - begin]
}

/** Where week 1 begins: the first with at least four days in the year. */
function firstWeek(year: number, weekStart: number): number {
  const fourth = dayOf(year, 1, 4)
  return fourth - ((weekdayOf(fourth) - weekStart + 7) % 7)
}

/** HOURLY, MINUTELY, SECONDLY: the period is one instant, or several shorter ones within it. */
function* timesOfShortPeriods(rule: Rule, start: number, enter: number): Generator<number[]> {
  const unit = units[rule.frequency] as number
  const step = unit * rule.interval
  const filter = dayFilter(rule, start)
  const last = millisOfDay(dayOf(YEAR_MAX, 12, 31))
  const hours = rule.byHour
  const minutes = within(rule.byMinute, rule.frequency === 'HOURLY', Math.floor(start / 60_000) % 60)
  const seconds = within(rule.bySecond, rule.frequency !== 'SECONDLY', Math.floor(start / 1000) % 60)
  const first = start - mod(start, unit)
  let time = first + Math.max(0, Math.floor((enter - first) / step)) * step
  for (; time <= last; time += step) {
    const inDay = mod(time, DAY_MILLIS)
    if (!filter(dayOfMillis(time))) {
      // On to the last step of this day.
      time += Math.floor((DAY_MILLIS - 1 - inDay) / step) * step
      yield []
      continue
    }
    const hour = Math.floor(inDay / 3_600_000)
    if (hours.length > 0 && !hours.includes(hour)) {
      if (unit < 3_600_000) time += Math.floor((3_599_999 - (inDay % 3_600_000)) / step) * step
      yield []
      continue
    }
    const minute = Math.floor(inDay / 60_000) % 60
    if (unit < 3_600_000 && minutes.length > 0 && !minutes.includes(minute)) {
      yield []
      continue
    }
    const second = Math.floor(inDay / 1000) % 60
    if (unit === 1000 && seconds.length > 0 && !seconds.includes(second)) {
      yield []
      continue
    }
    const found: number[] = []
    for (const m of unit === 3_600_000 ? minutes : [0]) {
      for (const s of unit >= 60_000 ? seconds : [0]) found.push(time + m * 60_000 + s * 1000)
    }
    yield atPositions(found, rule.bySetPosition)
  }
}

function within(list: readonly number[], expands: boolean, fallback: number): readonly number[] {
  return list.length > 0 || !expands ? list : [fallback]
}

function timesOfDay(rule: Rule, start: number): number[] {
  const inDay = mod(start, DAY_MILLIS)
  const or = (list: readonly number[], fallback: number) => (list.length > 0 ? list : [fallback])
  const times: number[] = []
  for (const hour of or(rule.byHour, Math.floor(inDay / 3_600_000))) {
    for (const minute of or(rule.byMinute, Math.floor(inDay / 60_000) % 60)) {
      for (const second of or(rule.bySecond, Math.floor(inDay / 1000) % 60)) {
        times.push(((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1000 + (inDay % 1000))
      }
    }
  }
  return times.slice(0, TIMES_MAX)
}

function atPositions(found: number[], positions: readonly number[]): number[] {
  if (positions.length === 0) return found
  const picked = new Set<number>()
  for (const position of positions) {
    const time = position > 0 ? found[position - 1] : found[found.length + position]
    if (time !== undefined) picked.add(time)
  }
  return [...picked].sort((a, b) => a - b)
}

type DayFilter = (day: number) => boolean

function dayFilter(rule: Rule, start: number): DayFilter {
  const { byMonth, byMonthDay, byYearDay, byWeekNumber, byDay } = withDefaults(rule, dayOfMillis(start))
  if ([byMonth, byMonthDay, byYearDay, byWeekNumber, byDay].every((list) => list.length === 0)) return () => true
  const inYear = rule.frequency === 'YEARLY' && byMonth.length === 0 && byWeekNumber.length === 0
  const numbered = rule.frequency === 'MONTHLY' || rule.frequency === 'YEARLY'
  return (day) => {
    const date = civilOf(day)
    if (byMonth.length > 0 && !byMonth.includes(date.month)) return false
    const length = daysInMonth(date.year, date.month)
    if (byMonthDay.length > 0 && !byMonthDay.includes(date.day) && !byMonthDay.includes(date.day - length - 1))
      return false
    if (byYearDay.length > 0) {
      const dayOfYear = day - dayOf(date.year, 1, 1) + 1
      if (!byYearDay.includes(dayOfYear) && !byYearDay.includes(dayOfYear - daysInYear(date.year) - 1)) return false
    }
    if (byWeekNumber.length > 0 && !isInWeeks(day, date.year, byWeekNumber, rule.weekStart)) return false
    if (byDay.length === 0) return true
    const weekday = weekdayOf(day)
    return byDay.some(({ nth, weekday: wanted }) => {
      if (wanted !== weekday) return false
      if (nth === 0 || !numbered) return true
      const before = inYear ? day - dayOf(date.year, 1, 1) : date.day - 1
      const after = inYear ? dayOf(date.year, 12, 31) - day : length - date.day
      return nth > 0 ? Math.floor(before / 7) + 1 === nth : -Math.floor(after / 7) - 1 === nth
    })
  }
}

/** What the rule leaves open is as in the start. */
function withDefaults(rule: Rule, startDay: number) {
  const { frequency, byMonth, byMonthDay, byYearDay, byWeekNumber, byDay } = rule
  const start = civilOf(startDay)
  const weekday = [{ nth: 0, weekday: weekdayOf(startDay) }]
  const open = byMonthDay.length === 0 && byYearDay.length === 0 && byDay.length === 0
  if (frequency === 'WEEKLY') return { ...rule, byDay: byDay.length > 0 ? byDay : open ? weekday : byDay }
  if (!open) return rule
  if (frequency === 'MONTHLY') return { ...rule, byMonthDay: [start.day] }
  if (frequency !== 'YEARLY') return rule
  if (byWeekNumber.length > 0) return { ...rule, byDay: weekday }
  return { ...rule, byMonthDay: [start.day], byMonth: byMonth.length > 0 ? byMonth : [start.month] }
}

function isInWeeks(day: number, year: number, weeks: readonly number[], weekStart: number): boolean {
  let first = firstWeek(year, weekStart)
  if (day < first) first = firstWeek(--year, weekStart)
  let next = firstWeek(year + 1, weekStart)
  if (day >= next) {
    first = next
    next = firstWeek(year + 2, weekStart)
  }
  const number = Math.floor((day - first) / 7) + 1
  return weeks.includes(number) || weeks.includes(number - (next - first) / 7 - 1)
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by
}
