/**
 * The series of a calendar item: from its properties, and as properties.
 *
 * PidLidAppointmentRecur is what every client reads and writes. A rule that Outlook cannot hold stands beside it (RRULE, RDATE and
 * EXDATE in the properties that [MS-XWDCAL] 2.2.2 has for them), with a covering pattern in PidLidAppointmentRecur. It counts as
 * long as that pattern is still the one made for it: a client that changed the series has taken the rule back.
 */
import { LayoutError } from '#codec/binary/index.ts'
import { dayOf, dayOfMillis, findRule, millisOfDay, minutesOfMillis, type Rule, YEAR_MAX } from '#codec/ical/index.ts'
import {
  findIanaZone,
  findZoneOfDefinition,
  findZoneOfStruct,
  keyNameOf,
  toInstant,
  toLocal,
  utcZone,
  type Zone,
} from '#codec/time-zone/index.ts'
import type { Bag } from '../bag.ts'
import { fileTime } from '../file-time.ts'
import { N } from '../properties.ts'
import { PropertySet } from '../property-name.ts'
import { cover } from './cover.ts'
import type { Series } from './occurrences.ts'
import {
  type AppointmentRecurrence,
  decodeAppointmentRecurrence,
  type Exception,
  type RecurrencePattern,
} from './pattern.ts'
import { findPatternOfRule, ruleStarts } from './rule.ts'

/** A series as RFC 5545 has it. Times are local, in milliseconds. */
export interface RuleSet {
  rules: readonly Rule[]
  start: number
  extraStarts: readonly number[]
  deletedStarts: readonly number[]
}

const EXTRA_MAX = 5000
const RULES_MAX = 10

/** The local starts from a local time on: those of all rules and the extra ones, in order, without the deleted. */
export function* startsOf(set: RuleSet, zone: Zone, fromLocal = Number.NEGATIVE_INFINITY): Generator<number> {
  const from = Math.max(fromLocal, Math.min(set.start, ...set.extraStarts))
  const deleted = new Set(set.deletedStarts)
  const extra = set.extraStarts.filter((start) => start >= from).toSorted((a, b) => a - b)
  const sources: Iterator<number>[] = set.rules.map((rule) => ruleStarts(rule, { start: set.start, zone, from }))
  if (set.rules.length === 0 && set.start >= from) sources.push([set.start].values())
  sources.push(extra.values())
  let last = Number.NEGATIVE_INFINITY
  for (const value of merged(sources)) {
    if (value !== last && !deleted.has(value)) yield value
    last = value
  }
}

/** The numbers of several ascending sources in one ascending order. */
function* merged(sources: readonly Iterator<number>[]): Generator<number> {
  const heads = sources.map((source) => ({ source, result: source.next() }))
  for (;;) {
    let least: (typeof heads)[number] | undefined
    for (const head of heads) {
      if (!head.result.done && (!least || head.result.value < least.result.value)) least = head
    }
    if (!least) return
    yield least.result.value as number
    least.result = least.source.next()
  }
}

/** `exact`: the pattern says all, nothing has to be kept beside it. */
export function recurrenceOfRules(
  set: RuleSet,
  zone: Zone,
  lengthMinutes: number,
): { recurrence: AppointmentRecurrence; exact: boolean } | undefined {
  // Minutes since 1601 in 32 bits, and no further than calendars count.
  if (!isWritable(set.start) || set.extraStarts.some((start) => !isWritable(start))) return undefined
  const [only] = set.rules
  const pattern =
    only && set.rules.length === 1 && set.extraStarts.length === 0 && findPatternOfRule(only, set.start, zone)
  if (pattern && set.start % 60_000 === 0) {
    const startOffset = minutesOfMillis(set.start) % 1440
    const deletedDates = [...new Set(set.deletedStarts.map((start) => dayOfMillis(start) * 1440))].sort((a, b) => a - b)
    const recurrence = {
      pattern: { ...pattern, deletedDates },
      startOffset,
      endOffset: startOffset + lengthMinutes,
      exceptions: [],
    }
    return { recurrence, exact: true }
  }
  const [first] = startsOf(set, zone)
  if (first === undefined) return undefined
  return { recurrence: cover(startsOf(set, zone), lengthMinutes), exact: false }
}

function isWritable(start: number): boolean {
  const day = dayOfMillis(start)
  return day >= 0 && day < dayOf(YEAR_MAX, 1, 1)
}

/** undefined when the item does not recur, or what it has cannot be read. */
export function findSeries(properties: Bag): Series | undefined {
  const blob = properties.get(N.AppointmentRecur)
  if (!blob || blob.length === 0) return undefined
  try {
    const recurrence = decodeAppointmentRecurrence(blob)
    const zone = findZoneOfItem(properties) ?? utcZone
    return withKeptRules({ recurrence, zone }, findRuleSet(properties, recurrence, zone))
  } catch (error) {
    if (error instanceof LayoutError) return undefined
    throw error
  }
}

/** [MS-OXOCAL] 2.2.1.39, 2.2.1.41: the zone in which the item was made. */
export function findZoneOfItem(properties: Bag): Zone | undefined {
  const recur = properties.get(N.AppointmentTimeZoneDefinitionRecur)
  const struct = properties.get(N.TimeZoneStruct)
  const zone =
    (recur && findZoneOfDefinition(recur)) ??
    (struct && findZoneOfStruct(struct, properties.get(N.TimeZoneDescription) ?? 'custom')) ??
    findDisplayed(properties)
  return zone && asNamed(properties, zone)
}

/** The zone in which the start is shown. */
export function findDisplayZone(properties: Bag): Zone | undefined {
  const zone = findDisplayed(properties)
  return zone ? asNamed(properties, zone) : findZoneOfItem(properties)
}

function findDisplayed(properties: Bag): Zone | undefined {
  const definition = properties.get(N.AppointmentTimeZoneDefinitionStartDisplay)
  return definition && findZoneOfDefinition(definition)
}

const zoneName = { set: PropertySet.PUBLIC_STRINGS, string: 'urn:kontor:time-zone' }

/** Windows has one zone for Vienna and Berlin. The id that was written stands beside the definition, for as long as it is of that zone. */
export function setZoneName(properties: Bag, zone: Zone): void {
  if (zone.iana) properties.setName(zoneName, 'string', zone.id)
}

function asNamed(properties: Bag, zone: Zone): Zone {
  const id = properties.getName(zoneName)
  const named = typeof id === 'string' && id !== zone.id ? findIanaZone(id) : undefined
  return named && keyNameOf(named) === keyNameOf(zone) ? named : zone
}

/** What was kept beside the pattern; undefined when nothing was. */
export function findRuleSet(properties: Bag, recurrence: AppointmentRecurrence, zone: Zone): RuleSet | undefined {
  const texts = properties.get(N.ICalendarRecurrenceRule)
  const extra = properties.get(N.ICalendarRecurrenceDate)
  const start = properties.get(N.AppointmentStartWhole)
  if ((!texts && !extra) || start === undefined) return undefined
  const local = (times: readonly bigint[] | undefined) =>
    (times ?? []).slice(0, EXTRA_MAX).map((time) => toLocal(zone, fileTime.toMilliseconds(time)))
  const rules = (texts ?? []).slice(0, RULES_MAX).flatMap((text) => findRule(text) ?? [])
  return {
    rules,
    start: toLocal(zone, fileTime.toMilliseconds(start)),
    extraStarts: local(extra),
    deletedStarts: local(properties.get(N.CalendarExceptionDate)),
  }
}

function withKeptRules(series: Series, set: RuleSet | undefined): Series {
  if (!set) return series
  const { recurrence, zone } = series
  const made = recurrenceOfRules(set, zone, recurrence.endOffset - recurrence.startOffset)
  if (!made || made.exact || !samePattern(made.recurrence, recurrence)) return series
  const known = new Set(made.recurrence.pattern.deletedDates)
  const changed = new Set(recurrence.exceptions.map(({ original }) => original - (original % 1440)))
  // What was deleted since then.
  const gone = new Set(
    recurrence.pattern.deletedDates.filter((date) => !known.has(date) && !changed.has(date)).map((date) => date / 1440),
  )
  const exceptions = recurrence.exceptions.filter(
    (one) => !made.recurrence.exceptions.some((other) => isTimeOnly(one, other)),
  )
  return {
    recurrence: { ...recurrence, exceptions },
    zone,
    *starts(fromLocal) {
      for (const start of startsOf(set, zone, fromLocal)) if (!gone.has(dayOfMillis(start))) yield start
    },
  }
}

function samePattern(a: AppointmentRecurrence, b: AppointmentRecurrence): boolean {
  const key = ({ pattern: p, startOffset }: AppointmentRecurrence) =>
    [p.patternType, p.period, p.weekdays, p.dayOfMonth, p.nth, p.startDate, p.endType, p.endDate, startOffset].join()
  return key(a) === key(b)
}

function isTimeOnly(one: Exception, other: Exception): boolean {
  return one.original === other.original && one.start === other.start && Object.keys(one).length === 3
}

/** Whether RRULE and its companions still say what the pattern says. */
export function holdsRules({ starts }: Series): boolean {
  return starts !== undefined
}

/** The start of an occurrence as a FILETIME, for properties. */
export function startTimeOf(pattern: RecurrencePattern, startOffset: number, zone: Zone): bigint {
  return fileTime.from(toInstant(zone, millisOfDay(Math.floor(pattern.startDate / 1440)) + startOffset * 60_000))
}
