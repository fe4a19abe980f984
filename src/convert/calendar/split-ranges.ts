/**
 * RECURRENCE-ID;RANGE=THISANDFUTURE: from one occurrence on, a series is another one. RFC 5545 3.8.4.4
 *
 *   series   o  o  o  o  o  o  o …        UID u        o  o  o            until before the first changed one
 *   range             x                   UID u_R…              x  x  x  x …   moved by as much, with what the range says
 *
 * Outlook has no exception of that kind: "this and all following" is a new series there, and the old one ends. So it is here, in the
 * form of components: what comes out is read as any other series. The decision: docs/decisions/0022.
 */
import {
  allProperties,
  type Component,
  expandRule,
  findProperty,
  findRule,
  findText,
  momentText,
  parameter,
  property,
  type Property,
  type Rule,
  ruleText,
  textOf,
} from '#codec/ical/index.ts'
import { toInstant, toLocal, type Zone } from '#codec/time-zone/index.ts'
import { type RuleSet, startsOf } from '#model/recurrence/index.ts'
import { findTime, type Time, timesOf, type Zones } from './times.ts'

export interface SplitSeries {
  event: Component
  changes: Component[]
}

/** Occurrences that are counted, and written one by one where no rule says the same. */
const STARTS_MAX = 5000
/** As many occurrences have to be the same for a rule to be the same. */
const COMPARED = 100
const DAY_MILLIS = 86_400_000

export function isRange(change: Component): boolean {
  return parameter(findProperty(change, 'RECURRENCE-ID'), 'range')?.toUpperCase() === 'THISANDFUTURE'
}

/** One series, or as many as there are ranges more. `changes` have a RECURRENCE-ID; those that are ranges become series. */
export function splitRanges(event: Component, changes: readonly Component[], zones: Zones): SplitSeries[] {
  const start = findTime(findProperty(event, 'DTSTART'), zones)
  const ranges = start ? rangesOf(changes, zones) : []
  const whole = { event, changes: [...changes] }
  if (!start || ranges.length === 0) return [whole]
  const set = ruleSetOf(event, start, zones)
  if (set.rules.length === 0 && set.extraStarts.length === 0) return [whole]
  const single = changes.filter((change) => !isRange(change))
  const pieces: Piece[] = [
    { component: event, from: Number.NEGATIVE_INFINITY, until: ranges[0]!.from, start, shift: 0 },
    ...ranges.map((range, index) => ({ ...range, until: ranges[index + 1]?.from ?? Number.POSITIVE_INFINITY })),
  ]
  const made = pieces.flatMap((piece) => {
    const within = single.filter((change) => {
      const at = originalOf(change, zones)
      return at !== undefined && at >= piece.from && at < piece.until
    })
    const part = pieceSeries(event, set, piece, { changes: within, zone: start.zone, zones })
    return part ? [{ ...part, from: piece.from }] : []
  })
  const uid = findText(event, 'UID') ?? ''
  // A range that begins with the series leaves nothing before it, and is the series.
  return made.map((part, index) => (index === 0 ? withUid(part, uid) : following(part, uid)))
}

interface Piece {
  component: Component
  /** Originals that it is about, in milliseconds. */
  from: number
  until: number
  start: Time
  /** By how much it moves the originals. */
  shift: number
}

function rangesOf(changes: readonly Component[], zones: Zones): Omit<Piece, 'until'>[] {
  const found = new Map<number, Omit<Piece, 'until'>>()
  for (const component of changes.filter(isRange)) {
    const from = originalOf(component, zones)
    const start = findTime(findProperty(component, 'DTSTART'), zones)
    // The caller has put the newest before.
    if (from === undefined || !start || found.has(from)) continue
    found.set(from, { component, from, start, shift: start.instant - from })
  }
  return [...found.values()].sort((a, b) => a.from - b.from)
}

function originalOf(change: Component, zones: Zones): number | undefined {
  return findTime(findProperty(change, 'RECURRENCE-ID'), zones)?.instant
}

function ruleSetOf(event: Component, { zone, instant }: Time, zones: Zones): RuleSet {
  const local = (time: Time) => toLocal(zone, time.instant)
  return {
    rules: allProperties(event, 'RRULE').flatMap((one) => findRule(textOf(one) ?? '') ?? []),
    start: toLocal(zone, instant),
    extraStarts: timesOf(event, 'RDATE', zones).slice(0, STARTS_MAX).map(local),
    deletedStarts: timesOf(event, 'EXDATE', zones).slice(0, STARTS_MAX).map(local),
  }
}

interface Around {
  changes: readonly Component[]
  zone: Zone
  zones: Zones
}

/** undefined when no occurrence is in it. */
function pieceSeries(
  series: Component,
  set: RuleSet,
  piece: Piece,
  { changes, zone, zones }: Around,
): SplitSeries | undefined {
  const { component, from, until, start, shift } = piece
  const isEndless = until === Number.POSITIVE_INFINITY && set.rules.some((one) => !one.count && !one.until)
  const ofRules = { ...set, extraStarts: [], deletedStarts: [] }
  const originals = instantsOf(ofRules, zone, { from, until, limit: isEndless ? COMPARED * 10 : STARTS_MAX })
  const within = (locals: readonly number[]) =>
    locals.map((local) => toInstant(zone, local)).filter((at) => at >= from && at < until)
  const extras = within(set.extraStarts)
  if (originals.length === 0 && extras.length === 0) return undefined
  const write = (name: string, instant: number) => timeLine(name, instant, start, findProperty(component, 'DTSTART'))
  const [first] = originals
  const days = first === undefined ? 0 : dayIn(start.zone, first + shift) - dayIn(zone, first)
  const rule = ruleFor(
    set,
    originals.map((at) => toLocal(start.zone, at + shift)),
    { start: toLocal(start.zone, start.instant), days },
  )
  const last = originals.at(-1)
  const end = isEndless || last === undefined ? undefined : endOf(write('DTSTART', last + shift), last + shift)
  const event: Component = {
    ...component,
    properties: [
      ...component.properties.filter(({ name }) => !recurrenceNames.has(name)),
      ...(rule ? [property('RRULE', ruleText({ ...rule, ...(end !== undefined && { until: end }) }))] : []),
      ...[...(rule ? [] : originals.slice(1)), ...extras].map((at) => write('RDATE', at + shift)),
      ...within(set.deletedStarts).map((at) => write('EXDATE', at + shift)),
    ],
  }
  return {
    // The people of the series are those of its parts.
    event: component === series ? event : withPeople(event, series),
    changes: changes.map((change) => {
      const id = write('RECURRENCE-ID', (originalOf(change, zones) as number) + shift)
      return { ...change, properties: change.properties.map((one) => (one.name === 'RECURRENCE-ID' ? id : one)) }
    }),
  }
}

const recurrenceNames = new Set(['RRULE', 'RDATE', 'EXDATE', 'EXRULE', 'RECURRENCE-ID'])

function dayIn(zone: Zone, instant: number): number {
  return Math.floor(toLocal(zone, instant) / DAY_MILLIS)
}

function instantsOf(
  set: RuleSet,
  zone: Zone,
  { from, until, limit }: { from: number; until: number; limit: number },
): number[] {
  const found: number[] = []
  const begin = Number.isFinite(from) ? toLocal(zone, from) : Number.NEGATIVE_INFINITY
  for (const local of startsOf(set, zone, begin)) {
    const at = toInstant(zone, local)
    if (at >= until || found.length >= limit) break
    if (at >= from) found.push(at)
  }
  return found
}

/** The rule of the series, without its end, from another start on, if it has these times; days of the week move along. */
function ruleFor(
  { rules }: RuleSet,
  moved: readonly number[],
  { start, days }: { start: number; days: number },
): Rule | undefined {
  const [rule, ...others] = rules
  if (!rule || others.length > 0 || moved.length === 0) return undefined
  const { until: _until, count: _count, ...endless } = rule
  const turned = rule.byDay.map(({ nth, weekday }) => ({ nth, weekday: (((weekday + days) % 7) + 7) % 7 }))
  const compared = moved.slice(0, COMPARED)
  return [endless, { ...endless, byDay: turned }].find((candidate) => {
    const times = expandRule({ rule: candidate, start }).take(compared.length).toArray()
    return times.every((time, index) => time === compared[index]) && times.length === compared.length
  })
}

/** RFC 5545 3.3.10: UNTIL is a date, or in UTC, or local where the start is. */
function endOf(start: Property, instant: number): string {
  return parameter(start, 'tzid') === undefined ? (textOf(start) ?? '') : momentText({ local: instant, kind: 'utc' })
}

/** In the form in which the start is written. */
function timeLine(name: string, instant: number, { zone, kind }: Time, like: Property | undefined): Property {
  const tzid = parameter(like, 'tzid')
  const text = momentText({ local: kind === 'utc' ? instant : toLocal(zone, instant), kind })
  return property(
    name,
    text,
    kind === 'local' && tzid !== undefined ? { tzid } : {},
    kind === 'date' ? 'date' : 'date-time',
  )
}

function withPeople(event: Component, series: Component): Component {
  const missing = ['ORGANIZER', 'ATTENDEE'].filter((name) => !findProperty(event, name))
  return { ...event, properties: [...event.properties, ...missing.flatMap((name) => allProperties(series, name))] }
}

/** A UID of its own, the same whenever the file is read. */
function following({ event, changes, from }: SplitSeries & { from: number }, uid: string): SplitSeries {
  const part = withUid({ event, changes }, `${uid}_R${momentText({ local: from, kind: 'utc' })}`)
  const related = property('RELATED-TO', uid, { reltype: 'SIBLING' })
  return { ...part, event: { ...part.event, properties: [...part.event.properties, related] } }
}

function withUid({ event, changes }: SplitSeries, uid: string): SplitSeries {
  const named = (one: Component) => ({
    ...one,
    properties: one.properties.map((line) => (line.name === 'UID' ? property('UID', uid) : line)),
  })
  return { event: named(event), changes: changes.map(named) }
}
