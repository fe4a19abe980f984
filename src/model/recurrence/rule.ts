/**
 * RRULE to Outlook's pattern and back, where both say the same. [MS-OXCICAL] 2.1.3.2.2
 *
 * The same means the same dates. `BYMONTHDAY=31` skips the short months, Outlook's day 31 falls on their last day: the one is not the
 * other, and is not taken for it here (cover.ts finds a pattern for such rules). Day 31 is `BYMONTHDAY=-1`, day 30 is
 * `BYMONTHDAY=28,29,30;BYSETPOS=-1`, the fifth Monday is `BYDAY=-1MO`.
 */
import {
  civilOf,
  dayOf,
  dayOfMillis,
  expandRule,
  findMoment,
  makeRule,
  millisOfDay,
  momentText,
  type Rule,
  weekdayOf,
  YEAR_MAX,
} from '#codec/ical/index.ts'
import { toInstant, toLocal, type Zone } from '#codec/time-zone/index.ts'
import { firstDateTimeOf, patternDates } from './dates.ts'
import {
  END_OF_TIME_MINUTES,
  EndType,
  isEndless,
  PatternType,
  RecurFrequency,
  type RecurrencePattern,
} from './pattern.ts'

/** UNTIL as a local time that is still part of the series. */
export function untilLocal(rule: Rule, zone: Zone): number {
  const until = rule.until === undefined ? undefined : findMoment(rule.until)
  if (!until) return Number.POSITIVE_INFINITY
  if (until.kind === 'date') return until.local + 86_399_999
  return until.kind === 'utc' ? toLocal(zone, until.local) : until.local
}

const COUNT_MAX = 9999
/** What Outlook writes as the number of occurrences of an endless series. */
const COUNT_OF_ENDLESS = 10

type Shape = Pick<RecurrencePattern, 'frequency' | 'patternType' | 'period'> &
  Partial<Pick<RecurrencePattern, 'weekdays' | 'dayOfMonth' | 'nth'>>

/** `start` is the local time of DTSTART. undefined when Outlook cannot hold the rule. */
export function findPatternOfRule(rule: Rule, start: number, zone: Zone): RecurrencePattern | undefined {
  if (rule.calendar || rule.skip || !hasTimeOf(rule, start)) return undefined
  const until = untilLocal(rule, zone)
  // The first day that the rule admits is where the pattern begins.
  const [first] = expandRule({ rule, start, until })
  const shape = first === undefined ? undefined : findShape(rule, first)
  if (!shape || first === undefined) return undefined
  const pattern = makePattern(shape, { start: first, weekStart: rule.weekStart })
  // A week that begins before the start counts from the start's week, not from that of the first day.
  if (rule.interval > 1 && !sameBeginning(rule, pattern, start)) return undefined
  return ended(pattern, rule, start, until)
}

function sameBeginning(rule: Rule, pattern: RecurrencePattern, start: number): boolean {
  const expected = expandRule({ rule: makeRule(rule.frequency, { ...rule, until: '', count: 20 }), start })
  const dates = patternDates(pattern)
  for (const time of expected) if (dates.next().value !== dayOfMillis(time)) return false
  return true
}

/** A pattern that never ends. */
export function makePattern(
  shape: Shape,
  { start, weekStart = 1 }: { start: number; weekStart?: number },
): RecurrencePattern {
  const pattern: RecurrencePattern = {
    readerVersion: 0x3004,
    writerVersion: 0x3004,
    calendarType: 0,
    firstDateTime: 0,
    sliding: 0,
    endType: EndType.never,
    count: COUNT_OF_ENDLESS,
    firstWeekday: weekStart,
    deletedDates: [],
    modifiedDates: [],
    startDate: dayOfMillis(start) * 1440,
    endDate: END_OF_TIME_MINUTES,
    ...shape,
  }
  pattern.firstDateTime = firstDateTimeOf(pattern)
  return pattern
}

function ended(pattern: RecurrencePattern, rule: Rule, start: number, until: number): RecurrencePattern | undefined {
  if (rule.count === undefined && until === Number.POSITIVE_INFINITY) return pattern
  if (rule.count !== undefined) return withCount(pattern, rule.count)
  // The last day on which an occurrence would still start in time.
  const day =
    dayOfMillis(until) - (until - millisOfDay(dayOfMillis(until)) < start - millisOfDay(dayOfMillis(start)) ? 1 : 0)
  return withLastDay(pattern, Math.min(day, dayOf(YEAR_MAX, 8, 30)))
}

export function withCount(pattern: RecurrencePattern, count: number): RecurrencePattern {
  const counted = { ...pattern, endType: EndType.count, count }
  let last = pattern.startDate / 1440
  for (const day of patternDates(counted)) last = day
  return { ...counted, endDate: last * 1440 }
}

export function withLastDay(pattern: RecurrencePattern, day: number): RecurrencePattern {
  const limited = { ...pattern, endType: EndType.date, endDate: Math.max(0, day) * 1440 }
  let count = 0
  for (const _day of patternDates(limited)) if (++count >= COUNT_MAX) break
  return { ...limited, count }
}

function hasTimeOf({ byHour, byMinute, bySecond }: Rule, start: number): boolean {
  const only = (list: readonly number[], value: number) => list.length === 0 || (list.length === 1 && list[0] === value)
  const date = new Date(start)
  return (
    only(byHour, date.getUTCHours()) && only(byMinute, date.getUTCMinutes()) && only(bySecond, date.getUTCSeconds())
  )
}

function findShape(rule: Rule, start: number): Shape | undefined {
  if (rule.byYearDay.length > 0 || rule.byWeekNumber.length > 0) return undefined
  switch (rule.frequency) {
    case 'DAILY':
      return findDaily(rule)
    case 'WEEKLY':
      return findWeekly(rule, start)
    case 'MONTHLY':
      return rule.byMonth.length > 0 ? undefined : findMonthly(rule, start, rule.interval, RecurFrequency.monthly)
    case 'YEARLY':
      return findYearly(rule, start)
    default:
      return undefined
  }
}

function findDaily(rule: Rule): Shape | undefined {
  if (rule.byMonth.length > 0 || rule.byMonthDay.length > 0 || rule.bySetPosition.length > 0) return undefined
  if (rule.byDay.length === 0)
    return { frequency: RecurFrequency.daily, patternType: PatternType.day, period: rule.interval * 1440 }
  if (rule.interval !== 1 || rule.byDay.some(({ nth }) => nth !== 0)) return undefined
  return { frequency: RecurFrequency.daily, patternType: PatternType.week, period: 1, weekdays: maskOf(rule) }
}

function findWeekly(rule: Rule, start: number): Shape | undefined {
  if (rule.byMonth.length > 0 || rule.byMonthDay.length > 0 || rule.bySetPosition.length > 0) return undefined
  if (rule.byDay.some(({ nth }) => nth !== 0)) return undefined
  const weekdays = rule.byDay.length > 0 ? maskOf(rule) : 1 << weekdayOf(dayOfMillis(start))
  return { frequency: RecurFrequency.weekly, patternType: PatternType.week, period: rule.interval, weekdays }
}

function findYearly(rule: Rule, start: number): Shape | undefined {
  const { month, day } = civilOf(dayOfMillis(start))
  if (rule.byMonth.length > 1 || (rule.byMonth.length === 1 && rule.byMonth[0] !== month)) return undefined
  // Without a month, BYDAY and BYMONTHDAY speak of the whole year.
  if (rule.byMonth.length === 0 && (rule.byDay.length > 0 || rule.byMonthDay.length > 0)) return undefined
  const monthDay = rule.byMonthDay[0] ?? day
  if (rule.byDay.length === 0 && rule.byMonthDay.length <= 1 && rule.bySetPosition.length === 0 && monthDay > 0) {
    if (monthDay > shortest(month)) return undefined
    return {
      frequency: RecurFrequency.yearly,
      patternType: PatternType.month,
      period: 12 * rule.interval,
      dayOfMonth: monthDay,
    }
  }
  return findMonthly(rule, start, 12 * rule.interval, RecurFrequency.yearly)
}

function findMonthly(rule: Rule, start: number, period: number, frequency: number): Shape | undefined {
  const { byDay, byMonthDay, bySetPosition } = rule
  const month = { frequency, patternType: PatternType.month, period }
  if (byDay.length === 0) {
    const [first = civilOf(dayOfMillis(start)).day] = byMonthDay
    if (byMonthDay.length <= 1 && bySetPosition.length === 0) {
      if (first === -1) return { ...month, dayOfMonth: 31 }
      return first >= 1 && first <= 28 ? { ...month, dayOfMonth: first } : undefined
    }
    const text = byMonthDay.join()
    if (bySetPosition.join() !== '-1') return undefined
    if (text === '28,29') return { ...month, dayOfMonth: 29 }
    if (text === '28,29,30') return { ...month, dayOfMonth: 30 }
    return text === '28,29,30,31' ? { ...month, dayOfMonth: 31 } : undefined
  }
  if (byMonthDay.length > 0) return undefined
  const nth = findNth(rule)
  if (nth === undefined) return undefined
  return { frequency, patternType: PatternType.monthNth, period, weekdays: maskOf(rule), nth }
}

/**
 * The pattern of a rule that counts the months of another calendar, [MS-OXOCAL] 2.2.1.44.1 CalendarType. RFC 5545 knows none: the rule is the
 * template of X-MICROSOFT-RRULE, and the start is its first occurrence.
 */
export function findForeignPattern(
  rule: Rule,
  { start, zone, calendarType }: { start: number; zone: Zone; calendarType: number },
): RecurrencePattern | undefined {
  const yearly = rule.frequency === 'YEARLY'
  const shape =
    rule.frequency === 'DAILY'
      ? findDaily(rule)
      : rule.frequency === 'WEEKLY'
        ? findWeekly(rule, start)
        : rule.frequency === 'MONTHLY' || yearly
          ? foreignMonthly(rule, yearly ? 12 * rule.interval : rule.interval, yearly)
          : undefined
  if (!shape) return undefined
  const pattern = { ...makePattern(shape, { start, weekStart: rule.weekStart }), calendarType }
  // Months of the Hijri calendar have pattern types of their own, and no calendar type.
  if (calendarType === HIJRI && pattern.patternType >= PatternType.month) {
    Object.assign(pattern, {
      calendarType: 0,
      patternType: pattern.patternType + PatternType.hijriMonth - PatternType.month,
    })
  }
  return ended(pattern, rule, start, untilLocal(rule, zone))
}

const HIJRI = 6

function foreignMonthly(rule: Rule, period: number, yearly: boolean): Shape | undefined {
  const frequency = yearly ? RecurFrequency.yearly : RecurFrequency.monthly
  const [day, ...others] = rule.byMonthDay
  if (rule.byDay.length === 0) {
    if (day === undefined || others.length > 0 || day < -1) return undefined
    return { frequency, patternType: PatternType.month, period, dayOfMonth: day === -1 ? 31 : day }
  }
  const nth = findNth(rule)
  if (nth === undefined || day !== undefined) return undefined
  return { frequency, patternType: PatternType.monthNth, period, weekdays: maskOf(rule), nth }
}

/** The other way; undefined for patterns of the Gregorian calendar. */
export function findForeignRule(
  pattern: RecurrencePattern,
  { start, zone, allDay }: { start: number; zone: Zone; allDay: boolean },
): { rule: Rule; calendarType: number } | undefined {
  const hijri = pattern.patternType >= PatternType.hijriMonth
  const calendarType = hijri ? HIJRI : pattern.calendarType
  if (calendarType === 0 || (!hijri && gregorian.has(calendarType))) return undefined
  const plain = {
    ...pattern,
    calendarType: 0,
    patternType: hijri ? pattern.patternType - PatternType.hijriMonth + PatternType.month : pattern.patternType,
  }
  const rule = findRuleOfPattern(plain, { start, zone, allDay })
  if (!rule) return undefined
  const isMonth = plain.patternType === PatternType.month
  const day = pattern.dayOfMonth ?? 31
  const byMonthDay = isMonth ? { byMonthDay: [day >= 31 ? -1 : day], bySetPosition: [] } : {}
  return { rule: { ...rule, byMonth: [], ...byMonthDay }, calendarType }
}

/** Other names for the months of the Gregorian calendar. */
const gregorian = new Set([0, 1, 2, 3, 4, 5, 7, 9, 10, 11, 12])

/** `2MO`, `MO;BYSETPOS=2`, `MO,TU,WE,TH,FR;BYSETPOS=-1` */
function findNth({ byDay, bySetPosition }: Rule): number | undefined {
  const [only, ...others] = byDay
  const written = bySetPosition.length === 0 && others.length === 0 ? only?.nth : undefined
  const position = bySetPosition.length === 1 && byDay.every(({ nth }) => nth === 0) ? bySetPosition[0] : undefined
  const nth = written ?? position
  if (nth === -1) return 5
  return nth !== undefined && nth >= 1 && nth <= 4 ? nth : undefined
}

function maskOf({ byDay }: Rule): number {
  return byDay.reduce((mask, { weekday }) => mask | (1 << weekday), 0)
}

/** The days that a month has in every year. */
function shortest(month: number): number {
  return month === 2 ? 28 : [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** undefined for patterns of other calendars, which RRULE cannot say. `allDay`: UNTIL is a date. */
export function findRuleOfPattern(
  pattern: RecurrencePattern,
  { start, zone, allDay }: { start: number; zone: Zone; allDay: boolean },
): Rule | undefined {
  if (pattern.patternType >= PatternType.hijriMonth || !gregorian.has(pattern.calendarType)) {
    return undefined
  }
  const rule = ruleShape(pattern)
  if (!rule || isEndless(pattern)) return rule
  if (pattern.endType === EndType.count) return { ...rule, count: Math.max(1, pattern.count) }
  if (allDay)
    return { ...rule, until: momentText({ local: millisOfDay(Math.floor(pattern.endDate / 1440)), kind: 'date' }) }
  const last = millisOfDay(Math.floor(pattern.endDate / 1440)) + (start - millisOfDay(dayOfMillis(start)))
  // RFC 5545 3.3.10: in UTC when the start has a zone.
  return { ...rule, until: momentText({ local: toInstant(zone, last), kind: 'utc' }) }
}

function ruleShape(pattern: RecurrencePattern): Rule | undefined {
  const { period, weekdays = 0, dayOfMonth = 31, nth = 1, firstWeekday } = pattern
  const weekStart = firstWeekday % 7
  const byDay = [1, 2, 3, 4, 5, 6, 0].filter((day) => weekdays & (1 << day)).map((weekday) => ({ nth: 0, weekday }))
  switch (pattern.patternType) {
    case PatternType.day:
      return makeRule('DAILY', { interval: Math.max(1, Math.round(period / 1440)), weekStart })
    case PatternType.week: {
      const daily = pattern.frequency === RecurFrequency.daily && period === 1
      return byDay.length === 0
        ? undefined
        : makeRule(daily ? 'DAILY' : 'WEEKLY', { interval: Math.max(1, period), byDay, weekStart })
    }
    case PatternType.monthNth: {
      const position = nth >= 5 ? -1 : Math.max(1, nth)
      if (byDay.length === 0) return undefined
      if (byDay.length > 1) return monthly(pattern, { byDay, bySetPosition: [position] })
      return monthly(pattern, { byDay: byDay.map(({ weekday }) => ({ nth: position, weekday })) })
    }
    default:
      return monthly(pattern, monthDays(pattern, dayOfMonth))
  }
}

function monthDays(pattern: RecurrencePattern, dayOfMonth: number): Partial<Rule> {
  if (pattern.patternType === PatternType.monthEnd) return { byMonthDay: [-1] }
  const yearly = pattern.period % 12 === 0
  const length = yearly ? shortest(firstMonthOf(pattern)) : 28
  if (dayOfMonth <= length) return { byMonthDay: [dayOfMonth] }
  if (dayOfMonth >= 31 || yearly) return { byMonthDay: [-1] }
  return { byMonthDay: dayOfMonth === 29 ? [28, 29] : [28, 29, 30], bySetPosition: [-1] }
}

function monthly(pattern: RecurrencePattern, parts: Partial<Rule>): Rule {
  const period = Math.max(1, pattern.period)
  const weekStart = pattern.firstWeekday % 7
  if (period % 12 !== 0) return makeRule('MONTHLY', { ...parts, interval: period, weekStart })
  return makeRule('YEARLY', { ...parts, interval: period / 12, byMonth: [firstMonthOf(pattern)], weekStart })
}

function firstMonthOf(pattern: RecurrencePattern): number {
  const [first = Math.floor(pattern.startDate / 1440)] = patternDates({ ...pattern, endType: EndType.never })
  return civilOf(first).month
}

/**
 * Local starts of a rule from a local time on. A start that its own rule does not admit is no occurrence, and not counted: RFC 5545
 * 3.8.5.3 leaves it open, and this is what Outlook, libical and KDE do. A rule that admits nothing leaves the start alone.
 */
export function* ruleStarts(
  rule: Rule,
  { start, zone, from = start }: { start: number; zone: Zone; from?: number },
): Generator<number> {
  const until = untilLocal(rule, zone)
  const [first] = expandRule({ rule, start, until })
  if (first !== undefined) yield* expandRule({ rule, start, from, until })
  else if (start >= from) yield start
}
