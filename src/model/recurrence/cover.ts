/**
 * A pattern that Outlook can hold for occurrences that it cannot: rules with several days of the month, with months that are left out,
 * extra dates, two rules at once. The simplest pattern that has all the dates is taken, the dates that it has too many are
 * deleted from it, and what starts at another time of day is an exception.
 *
 * It is made from the occurrences alone, so the same occurrences always give the same pattern (series.ts depends on that). It covers
 * the first years of an endless series only; the rule itself is kept beside it.
 */
import { civilOf, dayOfMillis, DAY_MILLIS, millisOfDay, minutesOfMillis, weekdayOf } from '#codec/ical/index.ts'
import { patternDates } from './dates.ts'
import {
  type AppointmentRecurrence,
  EndType,
  type Exception,
  PatternType,
  RecurFrequency,
  type RecurrencePattern,
} from './pattern.ts'
import { makePattern, withLastDay } from './rule.ts'

const YEARS = 30
const STARTS_MAX = 3000
const DELETED_MAX = 3000
/** Every minute for two weeks. */
const LOOKED_MAX = 20_000

/** `starts` are local, in order and at least one; `lengthMinutes` is that of each. */
export function cover(starts: Iterable<number>, lengthMinutes: number): AppointmentRecurrence {
  let days = firstOfEachDay(starts)
  for (;;) {
    const found = best(days)
    if (found && found.deletedDates.length <= DELETED_MAX) return withTimes(found, days, lengthMinutes)
    if (days.length <= 1) return withTimes(once(days[0] ?? 0), days, lengthMinutes)
    // Too many dates would have to be deleted: as much of the beginning as can be had.
    days = days.slice(0, Math.max(1, Math.floor(days.length / 2)))
  }
}

/** A single day has a pattern whatever it is. */
function once(start: number): RecurrencePattern {
  const daily = { frequency: RecurFrequency.daily, patternType: PatternType.day, period: 1440 }
  return { ...makePattern(daily, { start }), endType: EndType.count, count: 1, endDate: dayOfMillis(start) * 1440 }
}

function firstOfEachDay(starts: Iterable<number>): number[] {
  const found: number[] = []
  let end = Number.POSITIVE_INFINITY
  let looked = 0
  for (const start of starts) {
    const last = found.at(-1)
    if (++looked > LOOKED_MAX) break
    if (last !== undefined && dayOfMillis(last) === dayOfMillis(start)) continue
    if (start > end || found.length >= STARTS_MAX) break
    if (last === undefined) end = start + YEARS * 366 * DAY_MILLIS
    found.push(start)
  }
  return found
}

function best(starts: readonly number[]): RecurrencePattern | undefined {
  const days = starts.map(dayOfMillis)
  let found: RecurrencePattern | undefined
  for (const candidate of candidates(days)) {
    const limited = withLastDay(candidate, days.at(-1) as number)
    const wanted = new Set(days)
    const deleted: number[] = []
    let met = 0
    for (const day of patternDates(limited)) {
      if (wanted.has(day)) met++
      else if (deleted.push(day * 1440) > DELETED_MAX) break
    }
    if (met < days.length && deleted.length <= DELETED_MAX) continue
    if (!found || deleted.length < found.deletedDates.length) found = { ...limited, deletedDates: deleted }
  }
  return found
}

function* candidates(days: readonly number[]): Generator<RecurrencePattern> {
  const [first = 0] = days
  const start = millisOfDay(first)
  const civils = days.map(civilOf)
  const months = civils.map(({ year, month }) => year * 12 + month)
  const period = steps(months)
  const frequency = period % 12 === 0 ? RecurFrequency.yearly : RecurFrequency.monthly
  const { day } = civilOf(first)
  if (civils.every((civil) => civil.day === day)) {
    yield makePattern({ frequency, patternType: PatternType.month, period, dayOfMonth: day }, { start })
  }
  const weekday = weekdayOf(first)
  const nths = new Set(civils.map((civil) => Math.ceil(civil.day / 7)))
  if (nths.size === 1 && days.every((one) => weekdayOf(one) === weekday)) {
    const nth = [...nths][0] as number
    yield makePattern({ frequency, patternType: PatternType.monthNth, period, weekdays: 1 << weekday, nth }, { start })
  }
  const mask = days.reduce((all, one) => all | (1 << weekdayOf(one)), 0)
  const weeks = steps(days.map((one) => Math.floor(one / 7)))
  yield makePattern(
    { frequency: RecurFrequency.weekly, patternType: PatternType.week, period: weeks, weekdays: mask },
    { start },
  )
  yield makePattern(
    { frequency: RecurFrequency.daily, patternType: PatternType.day, period: steps(days) * 1440 },
    { start },
  )
}

/** The greatest step with which all numbers are reached. */
function steps(numbers: readonly number[]): number {
  const [first = 0, ...rest] = numbers
  let step = 0
  for (const number of rest) {
    let [a, b] = [step, number - first]
    while (b !== 0) [a, b] = [b, a % b]
    step = a
  }
  return Math.max(1, step)
}

function withTimes(
  pattern: RecurrencePattern,
  starts: readonly number[],
  lengthMinutes: number,
): AppointmentRecurrence {
  const startOffset = minutesOfMillis(starts[0] as number) % 1440
  const exceptions: Exception[] = []
  for (const start of starts) {
    const minutes = minutesOfMillis(start)
    const original = minutes - (minutes % 1440) + startOffset
    if (minutes !== original) exceptions.push({ start: minutes, end: minutes + lengthMinutes, original })
  }
  return { pattern, startOffset, endOffset: startOffset + lengthMinutes, exceptions }
}
