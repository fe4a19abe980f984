/**
 * Series that count the months of another calendar (Hijri, Hebrew, Chinese …): X-MICROSOFT-CALSCALE of the calendar names it, X-MICROSOFT-RRULE of
 * the event has the rule. [MS-OXCICAL] 2.1.3.1.1.8
 */
import { type Component, findRule, findText, property, type Property, ruleText } from '#codec/ical/index.ts'
import type { Zone } from '#codec/time-zone/index.ts'
import { findForeignPattern, findForeignRule, type RecurrencePattern } from '#model/recurrence/index.ts'

/** CalendarType, [MS-OXOCAL] 2.2.1.44.1 */
const scales: Record<number, string> = {
  1: 'Gregorian',
  2: 'Gregorian_us',
  3: 'Japan',
  4: 'Taiwan',
  5: 'Korea',
  6: 'Hijri',
  7: 'Thai',
  8: 'Hebrew',
  9: 'GregorianMeFrench',
  10: 'GregorianArabic',
  11: 'GregorianXlitEnglish',
  12: 'GregorianXlitFrench',
  14: 'JapanLunar',
  15: 'ChineseLunar',
  16: 'Saka',
  17: 'LunarEtoChn',
  18: 'LunarEtoKor',
  19: 'LunarRokuyou',
  20: 'KoreaLunar',
  23: 'Umalqura',
}

export function findCalendarType(calendar: Component): number | undefined {
  const word = findText(calendar, 'X-MICROSOFT-CALSCALE')?.trim().toLowerCase()
  const found = Object.entries(scales).find(([, name]) => name.toLowerCase() === word)
  return found && Number(found[0])
}

/** `start`: the local time of DTSTART. */
export function importScaledRule(
  event: Component,
  { calendarType, start, zone }: { calendarType: number | undefined; start: number; zone: Zone },
): RecurrencePattern | undefined {
  const rule = findRule(findText(event, 'X-MICROSOFT-RRULE') ?? '')
  return rule && calendarType !== undefined ? findForeignPattern(rule, { start, zone, calendarType }) : undefined
}

export function exportScaledRule(
  pattern: RecurrencePattern,
  context: { start: number; zone: Zone; allDay: boolean },
): { line: Property; scale: string } | undefined {
  const foreign = findForeignRule(pattern, context)
  const scale = foreign && scales[foreign.calendarType]
  if (!foreign || scale === undefined) return undefined
  return { line: property('X-MICROSOFT-RRULE', ruleText(foreign.rule)), scale }
}
