/**
 * Time zones of the schema and our own. [MS-OXWSGTZ] 2.2.4 (TimeZoneDefinitionType), [MS-OXWSMTGS] 2.2.4.29 (TimeZoneType)
 *
 * A zone is known by its Windows id; its periods and transitions are written out, and read only where the id is none that we know.
 */
import type { Change, ZoneRule } from '#codec/time-zone/index.ts'
import {
  findWindowsZone,
  findWindowsZoneOfIana,
  findZoneByName,
  keyNameOf,
  ruleOf,
  ruleZone,
  type Zone,
} from '#codec/time-zone/index.ts'
import { invalid } from './field.ts'
import { months, weekdays, weekIndexes } from './lists.ts'
import { durationText, integerOf, listOf, minutesOfDuration, plainOf, textOf } from './values.ts'

const LAST = 5

/** TimeZoneDefinitionType. Throws invalid for a zone that nobody knows and that says nothing of itself. */
export function zoneOfDefinition(value: unknown): Zone {
  const { Id, Name, Periods, TransitionsGroups, Transitions } = plainOf(value)
  const id = textOf(Id)
  const known = (id && findZoneByName(id)) || (!Periods && Name !== undefined && findZoneByName(textOf(Name)))
  if (known) return known
  const periods = new Map(
    listOf(Periods).map((one) => {
      const { Id: periodId, Bias } = plainOf(one)
      return [textOf(periodId), minutesOfDuration(Bias)] as const
    }),
  )
  const last = listOf(Transitions && plainOf(Transitions).Transition)
    .map((one) => textOf(plainOf(one).To))
    .at(-1)
  const groups = listOf(TransitionsGroups).map(plainOf)
  const group = groups.find((one) => textOf(one.Id) === last) ?? groups.at(-1)
  const changes = group
    ? listOf(group.Transition).map((one) => changeOf(plainOf(one), periods))
    : [...periods.values()].slice(0, 1).map((bias) => ({ bias, change: undefined }))
  if (changes.length === 0) invalid(`unknown time zone ${id.slice(0, 60)}`)
  return ruleZone(id || 'custom', [ruleOfChanges(changes)])
}

interface Turn {
  /** Minutes, as Windows counts: what is added to local time to get UTC. */
  bias: number
  change: Change | undefined
}

function changeOf(transition: Readonly<Record<string, unknown>>, periods: ReadonlyMap<string, number>): Turn {
  const bias = periods.get(textOf(transition.To)) ?? invalid('a transition to no period')
  if (transition.TimeOffset === undefined) return { bias, change: undefined }
  const minutes = minutesOfDuration(transition.TimeOffset)
  const time = { hour: Math.floor(minutes / 60), minute: minutes % 60, second: 0, millisecond: 0 }
  const month = integerOf(transition.Month)
  if (transition.Day !== undefined) {
    return { bias, change: { year: 2000, month, weekday: 0, day: integerOf(transition.Day), ...time } }
  }
  const weekday = weekdays.indexOf(textOf(transition.DayOfWeek) as (typeof weekdays)[number])
  const occurrence = integerOf(transition.Occurrence)
  return {
    bias,
    change: { year: 0, month, weekday: Math.max(0, weekday), day: occurrence < 0 ? LAST : occurrence, ...time },
  }
}

const never: Change = { year: 0, month: 0, weekday: 0, day: 0, hour: 0, minute: 0, second: 0, millisecond: 0 }

function ruleOfChanges(turns: readonly Turn[]): ZoneRule {
  const standard = turns.reduce((a, b) => (b.bias > a.bias ? b : a))
  const daylight = turns.find((one) => one.bias < standard.bias)
  return {
    year: 1601,
    bias: standard.bias,
    standardBias: 0,
    daylightBias: daylight ? daylight.bias - standard.bias : 0,
    standardDate: (daylight && standard.change) ?? never,
    daylightDate: daylight?.change ?? never,
  }
}

/** TimeZoneDefinitionType with all it has to say. */
export function definitionElement(zone: Zone): Record<string, unknown> {
  const windows = zone.iana ? findWindowsZoneOfIana(zone.id) : undefined
  const id = windows?.id ?? zone.id
  const rules = windows && windows.rules.length > 0 ? windows.rules : [{ ...ruleOf(zone, 2020), year: 1601 }]
  const first = rules[0] as ZoneRule
  const periods: Record<string, unknown>[] = []
  const groups: Record<string, unknown>[] = []
  for (const [index, rule] of rules.entries()) {
    const name = (kind: string) => `trule:Microsoft/Registry/${id}/${rule.year}-${kind}`
    const hasDaylight = rule.daylightDate.month !== 0 && rule.standardDate.month !== 0
    periods.push({ Bias: durationText(rule.bias + rule.standardBias), Name: 'Standard', Id: name('Standard') })
    if (!hasDaylight) {
      groups.push({
        Id: String(index),
        Transition: [{ kind: 'Transition', To: { Kind: 'Period', value: name('Standard') } }],
      })
      continue
    }
    periods.push({ Bias: durationText(rule.bias + rule.daylightBias), Name: 'Daylight', Id: name('Daylight') })
    groups.push({
      Id: String(index),
      Transition: [
        transitionElement(rule.daylightDate, name('Daylight')),
        transitionElement(rule.standardDate, name('Standard')),
      ],
    })
  }
  return {
    Id: id,
    Name: displayName(id, first),
    Periods: periods,
    TransitionsGroups: groups,
    Transitions: {
      Transition: rules.map((rule, index) => {
        const To = { Kind: 'Group', value: String(index) }
        if (index === 0) return { kind: 'Transition', To }
        return { kind: 'AbsoluteDateTransition', To, DateTime: `${rule.year}-01-01T00:00:00` }
      }),
    },
  }
}

function transitionElement(change: Change, to: string): Record<string, unknown> {
  const minutes = change.hour * 60 + change.minute + (change.second >= 59 ? 1 : 0)
  const common = { To: { Kind: 'Period', value: to }, TimeOffset: durationText(minutes), Month: change.month }
  if (change.year !== 0) return { kind: 'RecurringDateTransition', ...common, Day: change.day }
  return {
    kind: 'RecurringDayTransition',
    ...common,
    DayOfWeek: weekdays[change.weekday] ?? 'Sunday',
    Occurrence: change.day >= LAST ? -1 : change.day,
  }
}

/** `(UTC+01:00) W. Europe Standard Time` */
export function displayName(id: string, { bias, standardBias }: Pick<ZoneRule, 'bias' | 'standardBias'>): string {
  const east = -(bias + standardBias)
  if (east === 0) return `(UTC) ${id}`
  const two = (number: number) => String(number).padStart(2, '0')
  const minutes = Math.abs(east)
  return `(UTC${east < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}) ${id}`
}

/** TimeZoneType: what clients of Exchange 2007 send. */
export function zoneOfTimeZone(value: unknown): Zone {
  const { TimeZoneName, BaseOffset, Standard, Daylight } = plainOf(value)
  const name = textOf(TimeZoneName)
  const known = name && findZoneByName(name)
  if (known) return known
  if (BaseOffset === undefined) invalid(`unknown time zone ${name.slice(0, 60)}`)
  const base = minutesOfDuration(BaseOffset)
  const turns = [Standard, Daylight].filter((one) => one !== undefined).map((one) => turnOf(base, plainOf(one)))
  const rule = turns.length > 0 ? ruleOfChanges(turns) : ruleOfChanges([{ bias: base, change: undefined }])
  return ruleZone(name || 'custom', [rule])
}

function turnOf(base: number, { Offset, RelativeYearlyRecurrence, AbsoluteDate, Time }: Record<string, unknown>): Turn {
  const bias = base + minutesOfDuration(Offset)
  const [, hour = '0', minute = '0'] = /^(\d\d):(\d\d)/.exec(textOf(Time)) ?? []
  const time = { hour: Number(hour), minute: Number(minute), second: 0, millisecond: 0 }
  if (RelativeYearlyRecurrence !== undefined) {
    const { DaysOfWeek, DayOfWeekIndex, Month } = plainOf(RelativeYearlyRecurrence)
    return {
      bias,
      change: {
        year: 0,
        month: months.indexOf(textOf(Month) as (typeof months)[number]) + 1,
        weekday: Math.max(0, weekdays.indexOf(textOf(DaysOfWeek) as (typeof weekdays)[number])),
        day: weekIndexes.indexOf(textOf(DayOfWeekIndex) as (typeof weekIndexes)[number]) + 1,
        ...time,
      },
    }
  }
  const [, month, day] = /^-?\d{4,}-(\d\d)-(\d\d)/.exec(textOf(AbsoluteDate)) ?? []
  if (month === undefined) return { bias, change: undefined }
  return { bias, change: { year: 2000, month: Number(month), weekday: 0, day: Number(day), ...time } }
}

/** TimeZoneType, with the rule of 2020 for zones whose rules change. */
export function timeZoneElement(zone: Zone): Record<string, unknown> {
  const windows = zone.iana ? findWindowsZoneOfIana(zone.id) : undefined
  const { bias, standardBias, daylightBias, standardDate, daylightDate } = windows?.rules.at(-1) ?? ruleOf(zone, 2020)
  const hasDaylight = standardDate.month !== 0 && daylightDate.month !== 0
  return {
    TimeZoneName: keyNameOf(zone),
    BaseOffset: durationText(bias),
    ...(hasDaylight && {
      Standard: timeChangeElement(standardDate, { offset: standardBias, name: 'Standard' }),
      Daylight: timeChangeElement(daylightDate, { offset: daylightBias, name: 'Daylight' }),
    }),
  }
}

function timeChangeElement(
  change: Change,
  { offset, name }: { offset: number; name: string },
): Record<string, unknown> {
  const two = (number: number) => String(number).padStart(2, '0')
  const Time = `${two(change.hour)}:${two(change.minute)}:${two(change.second)}`
  const common = { TimeZoneName: name, Offset: durationText(offset), Time }
  if (change.year !== 0) return { ...common, AbsoluteDate: `2020-${two(change.month)}-${two(change.day)}` }
  return {
    ...common,
    RelativeYearlyRecurrence: {
      DaysOfWeek: weekdays[change.weekday] ?? 'Sunday',
      DayOfWeekIndex: weekIndexes[change.day - 1] ?? 'Last',
      Month: months[change.month - 1] ?? 'January',
    },
  }
}

export { findWindowsZone }
