/**
 * VTIMEZONE to a zone and back. RFC 5545 3.6.5
 *
 * Reading: a name that is known means the zone of that name, whatever the definition says, as definitions are often cut to one year
 * or wrong. Otherwise the definition counts: it is looked up among the rules of Windows (one of these zones under another name), and
 * what is found nowhere stays a zone of its own changes.
 *
 * Writing: the changes of the zone from a year on, those that follow one rule year after year put together as an RRULE.
 */
import {
  allProperties,
  type Component,
  dayOf,
  dayOfMillis,
  civilOf,
  expandRule,
  findMoment,
  findOffset,
  findProperty,
  findRule,
  findText,
  momentsOf,
  momentText,
  offsetText,
  property,
  textOf,
  weekdayOf,
} from '#codec/ical/index.ts'
import { findZoneByName } from './names.ts'
import { type Change, noChange, type ZoneRule } from './rules.ts'
import { findWindowsZoneOfRule } from './windows.ts'
import { changesZone, findIanaZone, type Zone } from './zone.ts'

const OBSERVANCES_MAX = 400
const CHANGES_MAX = 5000
/** Rules without an end are followed up to here. */
const YEAR_TO = 2100
/** The year of which rules are compared. */
const YEAR_OF_RULES = 2020

interface Observance {
  daylight: boolean
  /** Local times, by the clock before the change. */
  starts: number[]
  from: number
  to: number
  rule: string | undefined
}

export function findZone(vtimezone: Component): Zone | undefined {
  const names = [
    findText(vtimezone, 'TZID'),
    findText(vtimezone, 'X-LIC-LOCATION'),
    findText(vtimezone, 'TZID-ALIAS-OF'),
  ]
  for (const name of names) {
    const known = name === undefined ? undefined : findZoneByName(name)
    if (known?.iana) return known
  }
  const observances = vtimezone.components.slice(0, OBSERVANCES_MAX).flatMap((one) => readObservance(one) ?? [])
  if (observances.length === 0) return names[0] === undefined ? undefined : findZoneByName(names[0])
  const changes = observances
    .flatMap(({ starts, from, to }) => starts.map((start) => ({ at: start - from, offset: to })))
    .slice(0, CHANGES_MAX)
  const rule = findRuleOf(observances)
  const windows = rule && findWindowsZoneOfRule(rule, YEAR_OF_RULES)
  const known = windows && findIanaZone(windows.iana)
  if (known && agrees(known, changes)) return known
  const first = observances.toSorted((a, b) => (a.starts[0] ?? 0) - (b.starts[0] ?? 0))[0] as Observance
  return changesZone(names[0] ?? 'custom', changes, first.from)
}

/** Whether a zone with the same rule of today also had the other changes. Before 2007, definitions tell little. */
function agrees(zone: Zone, changes: readonly { at: number; offset: number }[]): boolean {
  return changes.every(
    ({ at, offset }) =>
      at < Date.UTC(2007, 10, 15) || at > Date.UTC(2030, 0, 1) || zone.offsetAt(at + 7_200_000) === offset,
  )
}

function readObservance(component: Component): Observance | undefined {
  if (component.name !== 'STANDARD' && component.name !== 'DAYLIGHT') return undefined
  const to = findOffset(findText(component, 'TZOFFSETTO') ?? '')
  if (to === undefined) return undefined
  const from = findOffset(findText(component, 'TZOFFSETFROM') ?? '') ?? to
  const start = findMoment(findText(component, 'DTSTART') ?? '')?.local ?? Date.UTC(1970, 0, 1)
  const starts = new Set([start])
  const text = textOf(findProperty(component, 'RRULE'))
  const rule = text === undefined ? undefined : findRule(text)
  if (rule) {
    // UNTIL is in UTC here, RFC 5545 3.6.5.
    const until = rule.until === undefined ? undefined : findMoment(rule.until)
    const last = until ? until.local + (until.kind === 'utc' ? from : 86_399_000) : Date.UTC(YEAR_TO, 0, 1)
    for (const time of expandRule({ rule, start, until: Math.min(last, Date.UTC(YEAR_TO, 0, 1)) })) {
      starts.add(time)
      if (starts.size > CHANGES_MAX) break
    }
  }
  for (const { local } of allProperties(component, 'RDATE').flatMap(momentsOf).slice(0, CHANGES_MAX)) starts.add(local)
  return {
    daylight: component.name === 'DAYLIGHT',
    starts: [...starts],
    from,
    to,
    rule: rule?.until === undefined ? text : undefined,
  }
}

/** What holds today, as one rule of Windows; undefined when it cannot be said so. */
function findRuleOf(observances: readonly Observance[]): ZoneRule | undefined {
  const latest = (daylight: boolean) =>
    observances
      .filter((one) => one.daylight === daylight)
      .toSorted((a, b) => (b.starts[0] ?? 0) - (a.starts[0] ?? 0))[0]
  const standard = latest(false) ?? latest(true)
  if (!standard) return undefined
  const fixed: ZoneRule = {
    bias: -standard.to / 60_000,
    standardBias: 0,
    daylightBias: 0,
    year: 1601,
    standardDate: noChange,
    daylightDate: noChange,
  }
  const daylight = latest(true)
  if (!daylight || daylight === standard || (!daylight.rule && !standard.rule)) return fixed
  const standardDate = findChange(standard)
  const daylightDate = findChange(daylight)
  if (!standardDate || !daylightDate) return undefined
  return { ...fixed, daylightBias: (standard.to - daylight.to) / 60_000, standardDate, daylightDate }
}

function findChange({ rule: text, starts }: Observance): Change | undefined {
  const rule = text === undefined ? undefined : findRule(text)
  const time = starts[0]
  if (!rule || time === undefined || rule.frequency !== 'YEARLY' || rule.interval !== 1) return undefined
  // Whatever the words of the rule, "the second Sunday of March" shows in the days of a few years.
  const samples = [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022].flatMap((year) => {
    const [found] = expandRule({ rule, start: time, from: Date.UTC(year, 0, 1), until: Date.UTC(year, 11, 31, 23) })
    return found === undefined ? [] : [found]
  })
  return samples.length < 8 ? undefined : findCommonChange(samples)
}

/** The nth weekday of a month that all these local times fall on. */
function findCommonChange(times: readonly number[]): Change | undefined {
  const days = times.map((time) => {
    const day = dayOfMillis(time)
    const civil = civilOf(day)
    const next = civilOf(day + 7)
    return {
      ...civil,
      weekday: weekdayOf(day),
      nth: Math.ceil(civil.day / 7),
      last: next.month !== civil.month,
      time: time - Math.floor(time / 86_400_000) * 86_400_000,
    }
  })
  const [first] = days
  if (!first) return undefined
  if (days.some((one) => one.month !== first.month || one.weekday !== first.weekday || one.time !== first.time))
    return undefined
  const day = days.every(({ last }) => last) ? 5 : days.every(({ nth }) => nth === first.nth) ? first.nth : undefined
  if (day === undefined) return undefined
  const minutes = Math.floor(first.time / 60_000)
  return {
    ...noChange,
    month: first.month,
    weekday: first.weekday,
    day,
    hour: Math.floor(minutes / 60),
    minute: minutes % 60,
    second: Math.floor(first.time / 1000) % 60,
  }
}

/** A change of the clock, in local time before it. */
interface Shift {
  local: number
  from: number
  to: number
}

/** The zone from January of `fromYear` to the end of `toYear`; rules that hold then hold for ever. */
export function vtimezone(
  zone: Zone,
  { name, fromYear, toYear }: { name: string; fromYear: number; toYear: number },
): Component {
  const begin = Date.UTC(fromYear, 0, 1)
  const shifts = shiftsOf(zone, begin, Date.UTC(toYear + 1, 0, 1))
  const first = zone.offsetAt(begin)
  const components = groups(shifts).map((group) => observance(group, toYear))
  // What held before the first change.
  const start = begin + first
  if (components.length === 0 || (shifts[0]?.local ?? 0) > start) {
    const next = shifts[0]
    const isDaylight = next !== undefined && next.to < first
    components.unshift(section(isDaylight ? 'DAYLIGHT' : 'STANDARD', { local: start, from: first, to: first }))
  }
  return { name: 'VTIMEZONE', properties: [property('TZID', name)], components }
}

function shiftsOf(zone: Zone, begin: number, end: number): Shift[] {
  const shifts: Shift[] = []
  // Offsets that last less than a week are looked over; Ramadan in Morocco is longer.
  const step = 7 * 86_400_000
  let before = zone.offsetAt(begin)
  for (let at = begin; at < end && shifts.length < CHANGES_MAX; at += step) {
    const after = zone.offsetAt(Math.min(at + step, end))
    if (after === before) continue
    let low = at
    let high = Math.min(at + step, end)
    while (high - low > 1000) {
      const middle = low + Math.floor((high - low) / 2000) * 1000
      if (middle === low) break
      if (zone.offsetAt(middle) === before) low = middle
      else high = middle
    }
    shifts.push({ local: high + before, from: before, to: after })
    before = after
  }
  return shifts
}

/** Shifts of consecutive years that follow the same rule. */
function groups(shifts: readonly Shift[]): Shift[][] {
  const open = new Map<string, Shift[]>()
  const all: Shift[][] = []
  for (const shift of shifts) {
    const year = new Date(shift.local).getUTCFullYear()
    const key = `${shift.from} ${shift.to}`
    const group = open.get(key)
    const last = group?.at(-1)
    if (
      group &&
      last &&
      new Date(last.local).getUTCFullYear() === year - 1 &&
      findCommonChange([...group, shift].map(({ local }) => local))
    ) {
      group.push(shift)
    } else {
      const started = [shift]
      open.set(key, started)
      all.push(started)
    }
  }
  return all
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

function observance(group: readonly Shift[], toYear: number): Component {
  const [first] = group as [Shift]
  const last = group.at(-1) as Shift
  const component = section(first.to > first.from ? 'DAYLIGHT' : 'STANDARD', first)
  const change = group.length > 1 ? findCommonChange(group.map(({ local }) => local)) : undefined
  if (!change) return component
  const nth = change.day === 5 ? -1 : change.day
  const open = new Date(last.local).getUTCFullYear() >= toYear
  const until = open ? '' : `;UNTIL=${momentText({ local: last.local - last.from, kind: 'utc' })}`
  component.properties.push(
    property('RRULE', `FREQ=YEARLY;BYMONTH=${change.month};BYDAY=${nth}${weekdays[change.weekday]}${until}`),
  )
  return component
}

function section(name: string, { local, from, to }: Shift): Component {
  return {
    name,
    properties: [
      property('DTSTART', momentText({ local, kind: 'local' })),
      property('TZOFFSETFROM', offsetText(from)),
      property('TZOFFSETTO', offsetText(to)),
    ],
    components: [],
  }
}

/** One year of a zone as a rule of Windows: two changes at most; of more, the first and the last. */
export function ruleOf(zone: Zone, year: number): ZoneRule {
  const shifts = shiftsOf(zone, Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1))
  const offset = zone.offsetAt(Date.UTC(year, 0, 1))
  const toDaylight = shifts.find(({ from, to }) => to > from)
  const toStandard = shifts.findLast(({ from, to }) => to < from)
  if (!toDaylight || !toStandard) {
    const last = shifts.at(-1)?.to ?? offset
    return {
      year,
      bias: -last / 60_000,
      standardBias: 0,
      daylightBias: 0,
      standardDate: noChange,
      daylightDate: noChange,
    }
  }
  return {
    year,
    bias: -toStandard.to / 60_000,
    standardBias: 0,
    daylightBias: (toStandard.to - toDaylight.to) / 60_000,
    standardDate: changeOf(zone, toStandard, year),
    daylightDate: changeOf(zone, toDaylight, year),
  }
}

/** "The last" where the years around say so, else the nth of this year. */
function changeOf(zone: Zone, { local, from, to }: Shift, year: number): Change {
  const around = shiftsOf(zone, Date.UTC(year - 3, 0, 1), Date.UTC(year + 4, 0, 1))
  const alike = around.filter((shift) => shift.from === from && shift.to === to).map((shift) => shift.local)
  const common = findCommonChange(alike) ?? findCommonChange([local])
  return common ?? { ...noChange, month: civilOf(dayOf(year, 1, 1)).month }
}
