/**
 * Recurrence: the patterns of the schema and Outlook's pattern. [MS-OXWSCDATA] 2.2.4 (RecurrencePatternTypes), [MS-OXOCAL] 2.2.1.44.1
 *
 * Both say nearly the same. A pattern of several years or of another calendar is a monthly one here; what repeats from when a task is done is a
 * regeneration.
 */
import { civilOf, dayOf, daysInMonth, millisOfDay } from '#codec/ical/index.ts'
import {
  EndType,
  isEndless,
  makePattern,
  patternDates,
  PatternType,
  type RecurrencePattern,
  RecurFrequency,
  withCount,
  withLastDay,
} from '#model/recurrence/index.ts'
import { EwsFailure } from '../errors.ts'
import { invalid } from './field.ts'
import { months, weekdays, weekIndexes } from './lists.ts'
import { dateText, dayOfDate, indexOfWord, integerOf, listOf, plainOf, textOf, type Plain } from './values.ts'

const everyDay = 0x7f
const workDays = 0x3e
const weekendDays = 0x41
const COUNT_MAX = 999
const INTERVAL_MAX = 999

type Shape = Parameters<typeof makePattern>[0]

/** The pattern begins with the first day that it admits, from StartDate on. Throws invalid for one that admits none. */
export function patternOf(value: unknown): RecurrencePattern {
  const all = plainOf(value)
  const range = plainOf(all.NoEndRecurrence ?? all.EndDateRecurrence ?? all.NumberedRecurrence)
  const start = dayOfDate(range.StartDate)
  const { shape, sliding, weekStart, from } = shapeOf(all, start)
  const open = { ...makePattern(shape, { start: millisOfDay(from), weekStart }), sliding: sliding ? 1 : 0 }
  const [first] = patternDates(open)
  if (first === undefined) invalid('the recurrence has no occurrence')
  const pattern = { ...makePattern(shape, { start: millisOfDay(first), weekStart }), sliding: sliding ? 1 : 0 }
  if (all.NumberedRecurrence !== undefined) {
    const count = integerOf(range.NumberOfOccurrences)
    if (count < 1 || count > COUNT_MAX) invalid('NumberOfOccurrences')
    return withCount(pattern, count)
  }
  if (all.EndDateRecurrence === undefined) return pattern
  const last = dayOfDate(range.EndDate)
  if (last < start) invalid('EndDate is before StartDate')
  return withLastDay(pattern, last)
}

interface Read {
  shape: Shape
  sliding: boolean
  weekStart: number
  /** The first day that may be one. */
  from: number
}

function shapeOf(all: Plain, start: number): Read {
  const plain = (shape: Shape, more: Partial<Read> = {}): Read => ({
    shape,
    sliding: false,
    weekStart: 0,
    from: start,
    ...more,
  })
  const daily = all.DailyRecurrence ?? all.DailyRegeneration
  if (daily !== undefined) {
    const period = intervalOf(daily) * 1440
    const shape = { frequency: RecurFrequency.daily, patternType: PatternType.day, period }
    return plain(shape, { sliding: all.DailyRegeneration !== undefined })
  }
  if (all.WeeklyRecurrence !== undefined) {
    const { DaysOfWeek, FirstDayOfWeek } = plainOf(all.WeeklyRecurrence)
    const shape = {
      frequency: RecurFrequency.weekly,
      patternType: PatternType.week,
      period: intervalOf(all.WeeklyRecurrence),
      weekdays: weeklyMaskOf(DaysOfWeek),
    }
    return plain(shape, { weekStart: FirstDayOfWeek === undefined ? 0 : indexOfWord(weekdays, FirstDayOfWeek) })
  }
  if (all.WeeklyRegeneration !== undefined) {
    const shape = {
      frequency: RecurFrequency.weekly,
      patternType: PatternType.week,
      period: intervalOf(all.WeeklyRegeneration),
      weekdays: 1 << weekdayOfDay(start),
    }
    return plain(shape, { sliding: true })
  }
  return monthly(all, start, plain)
}

function monthly(all: Plain, start: number, plain: (shape: Shape, more?: Partial<Read>) => Read): Read {
  const relative = all.RelativeMonthlyRecurrence ?? all.RelativeYearlyRecurrence
  if (relative !== undefined) {
    const { DaysOfWeek, DayOfWeekIndex, Month } = plainOf(relative)
    const yearly = all.RelativeMonthlyRecurrence === undefined
    const shape = {
      frequency: yearly ? RecurFrequency.yearly : RecurFrequency.monthly,
      patternType: PatternType.monthNth,
      period: yearly ? 12 : intervalOf(relative),
      weekdays: maskOf(DaysOfWeek),
      nth: indexOfWord(weekIndexes, DayOfWeekIndex) + 1,
    }
    return plain(shape, yearly ? { from: inMonth(start, indexOfWord(months, Month) + 1, shape) } : {})
  }
  const absolute = all.AbsoluteMonthlyRecurrence ?? all.AbsoluteYearlyRecurrence
  if (absolute !== undefined) {
    const { DayOfMonth, Month } = plainOf(absolute)
    const dayOfMonth = integerOf(DayOfMonth)
    if (dayOfMonth < 1 || dayOfMonth > 31) invalid('DayOfMonth')
    const yearly = all.AbsoluteMonthlyRecurrence === undefined
    const shape = {
      frequency: yearly ? RecurFrequency.yearly : RecurFrequency.monthly,
      patternType: PatternType.month,
      period: yearly ? 12 : intervalOf(absolute),
      dayOfMonth,
    }
    return plain(shape, yearly ? { from: inMonth(start, indexOfWord(months, Month) + 1, shape) } : {})
  }
  const regeneration = all.MonthlyRegeneration ?? all.YearlyRegeneration
  if (regeneration === undefined) return invalid('a recurrence without a pattern')
  const yearly = all.MonthlyRegeneration === undefined
  const shape = {
    frequency: yearly ? RecurFrequency.yearly : RecurFrequency.monthly,
    patternType: PatternType.month,
    period: intervalOf(regeneration) * (yearly ? 12 : 1),
    dayOfMonth: civilOf(start).day,
  }
  return plain(shape, { sliding: true })
}

/** The start, or the first of the next such month when there is none left of this one. */
function inMonth(start: number, month: number, shape: Shape): number {
  const { year, month: own } = civilOf(start)
  if (own === month) {
    const here = makePattern(shape, { start: millisOfDay(start) })
    const [first] = patternDates(here, start)
    const end = dayOf(year, month, daysInMonth(year, month))
    if (first !== undefined && first <= end) return start
    return dayOf(year + 1, month, 1)
  }
  return dayOf(month > own ? year : year + 1, month, 1)
}

function intervalOf(value: unknown): number {
  const interval = integerOf(plainOf(value).Interval)
  if (interval < 1 || interval > INTERVAL_MAX) invalid('Interval')
  return interval
}

function weekdayOfDay(day: number): number {
  return (((day + 1) % 7) + 7) % 7
}

/** Of a week, days are named one by one. */
function weeklyMaskOf(value: unknown): number {
  if (wordsOf(value).some((word) => groups.has(word)))
    throw new EwsFailure('ErrorCalendarInvalidDayForWeeklyRecurrence')
  return maskOf(value)
}

const groups: ReadonlySet<string> = new Set(['Day', 'Weekday', 'WeekendDay'])

function wordsOf(value: unknown): string[] {
  return listOf(value).flatMap((one) => textOf(one).split(/\s+/))
}

function maskOf(value: unknown): number {
  const words = wordsOf(value)
  let mask = 0
  for (const word of words) {
    if (word === 'Day') mask |= everyDay
    else if (word === 'Weekday') mask |= workDays
    else if (word === 'WeekendDay') mask |= weekendDays
    else if (word !== '') mask |= 1 << indexOfWord(weekdays, word)
  }
  if (mask === 0) invalid('DaysOfWeek')
  return mask
}

/** RecurrenceType, or TaskRecurrenceType with `task`. */
export function recurrenceElement(pattern: RecurrencePattern, { task = false } = {}): Record<string, unknown> {
  return {
    ...(task && pattern.sliding !== 0 ? regeneration(pattern) : patternElement(pattern)),
    ...rangeElement(pattern),
  }
}

function patternElement(pattern: RecurrencePattern): Record<string, unknown> {
  const { patternType, weekdays: mask = 0, dayOfMonth = 31, nth = 1, startDate } = pattern
  const period = Math.max(1, pattern.period)
  const [first = Math.floor(startDate / 1440)] = patternDates({ ...pattern, endType: EndType.never })
  const Month = months[civilOf(first).month - 1]
  switch (patternType) {
    case PatternType.day:
      return { DailyRecurrence: { Interval: Math.max(1, Math.round(period / 1440)) } }
    case PatternType.week:
      return {
        WeeklyRecurrence: {
          Interval: period,
          DaysOfWeek: weekdays.filter((_day, index) => mask & (1 << index)),
          FirstDayOfWeek: weekdays[pattern.firstWeekday % 7],
        },
      }
    case PatternType.monthNth:
    case PatternType.hijriMonthNth: {
      const days = { DaysOfWeek: dayWord(mask), DayOfWeekIndex: weekIndexes[Math.min(5, Math.max(1, nth)) - 1] }
      if (period === 12) return { RelativeYearlyRecurrence: { ...days, Month } }
      return { RelativeMonthlyRecurrence: { Interval: period, ...days } }
    }
    default: {
      const isEnd = patternType === PatternType.monthEnd || patternType === PatternType.hijriMonthEnd
      const DayOfMonth = isEnd ? 31 : Math.min(31, Math.max(1, dayOfMonth))
      if (period === 12) return { AbsoluteYearlyRecurrence: { DayOfMonth, Month } }
      return { AbsoluteMonthlyRecurrence: { Interval: period, DayOfMonth } }
    }
  }
}

function regeneration({ patternType, period }: RecurrencePattern): Record<string, unknown> {
  if (patternType === PatternType.day)
    return { DailyRegeneration: { Interval: Math.max(1, Math.round(period / 1440)) } }
  if (patternType === PatternType.week) return { WeeklyRegeneration: { Interval: Math.max(1, period) } }
  if (period % 12 === 0) return { YearlyRegeneration: { Interval: Math.max(1, period / 12) } }
  return { MonthlyRegeneration: { Interval: Math.max(1, period) } }
}

function dayWord(mask: number): string {
  if (mask === everyDay) return 'Day'
  if (mask === workDays) return 'Weekday'
  if (mask === weekendDays) return 'WeekendDay'
  return weekdays.find((_day, index) => mask & (1 << index)) ?? 'Sunday'
}

function rangeElement(pattern: RecurrencePattern): Record<string, unknown> {
  const StartDate = dateText(Math.floor(pattern.startDate / 1440))
  if (isEndless(pattern)) return { NoEndRecurrence: { StartDate } }
  if (pattern.endType === EndType.count) {
    return { NumberedRecurrence: { StartDate, NumberOfOccurrences: Math.max(1, pattern.count) } }
  }
  return { EndDateRecurrence: { StartDate, EndDate: dateText(Math.floor(pattern.endDate / 1440)) } }
}
