/**
 * Time zones as Windows knows them: for each year a bias and two changes of the clock, written as SYSTEMTIME ("the last Sunday of March,
 * 02:00"). [MS-OXOCAL] 2.2.1.39 and 2.2.1.41.1
 */
import { dayOf, daysInMonth, millisOfDay, weekdayOf } from '#codec/ical/civil.ts'

export interface Change {
  /** 0: every year; then `day` counts weekdays, 5 is the last. Else a date. */
  year: number
  month: number
  weekday: number
  day: number
  hour: number
  minute: number
  second: number
  millisecond: number
}

export interface ZoneRule {
  /** Minutes that are added to local time to get UTC. */
  bias: number
  standardBias: number
  daylightBias: number
  /** The first year of the rule. */
  year: number
  /** Month 0: the clock is never changed. */
  standardDate: Change
  daylightDate: Change
}

export const noChange: Change = { year: 0, month: 0, weekday: 0, day: 0, hour: 0, minute: 0, second: 0, millisecond: 0 }

export function hasDaylight(rule: ZoneRule): boolean {
  return rule.standardDate.month !== 0 && rule.daylightDate.month !== 0 && rule.daylightBias !== rule.standardBias
}

/** The offset from UTC, in minutes east. */
export function standardOffset(rule: ZoneRule): number {
  return -(rule.bias + rule.standardBias)
}

export function daylightOffset(rule: ZoneRule): number {
  return -(rule.bias + rule.daylightBias)
}

/** When a change happens in a year, in local time of the clock before the change. */
export function localTimeOf(change: Change, year: number): number {
  const time = ((change.hour * 60 + change.minute) * 60 + change.second) * 1000 + change.millisecond
  // 23:59:59.999 is how Windows writes midnight at the end of the day.
  const rounded = time % 1000 === 999 ? time + 1 : time
  const month = Math.min(Math.max(change.month, 1), 12)
  if (change.year !== 0) return millisOfDay(dayOf(year, month, Math.max(change.day, 1))) + rounded
  const first = dayOf(year, month, 1)
  let day = first + ((change.weekday - weekdayOf(first) + 7) % 7) + (Math.min(Math.max(change.day, 1), 5) - 1) * 7
  if (day >= first + daysInMonth(year, month)) day -= 7
  return millisOfDay(day) + rounded
}

export function sameChange(a: Change, b: Change): boolean {
  if (a.month === 0 || b.month === 0) return a.month === b.month
  return (
    a.month === b.month &&
    a.day === b.day &&
    (a.weekday === b.weekday || a.year !== 0) &&
    Math.abs(timeOf(a) - timeOf(b)) <= 1000
  )
}

function timeOf({ hour, minute, second, millisecond }: Change): number {
  return ((hour * 60 + minute) * 60 + second) * 1000 + millisecond
}

/** Whether two rules say the same of every year. */
export function sameRule(a: ZoneRule, b: ZoneRule): boolean {
  if (standardOffset(a) !== standardOffset(b)) return false
  if (!hasDaylight(a) || !hasDaylight(b)) return hasDaylight(a) === hasDaylight(b)
  return (
    daylightOffset(a) === daylightOffset(b) &&
    sameChange(a.standardDate, b.standardDate) &&
    sameChange(a.daylightDate, b.daylightDate)
  )
}

/** The rule of a year: the last that begins no later; before the first, the first. */
export function ruleOfYear(rules: readonly ZoneRule[], year: number): ZoneRule | undefined {
  let found = rules[0]
  for (const rule of rules) if (rule.year <= year) found = rule
  return found
}
