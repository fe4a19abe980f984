/** The time zone of a request for availability: one year's rule. [MS-OXWAVLS] 2.2.4.18 (SerializableTimeZone) */
import { type Change, noChange, ruleOf, ruleZone, type Zone, type ZoneRule } from '#codec/time-zone/index.ts'
import { EwsFailure } from '../errors.ts'
import { weekdays } from '../fields/lists.ts'
import type { DayOfWeekType, SerializableTimeZone, SerializableTimeZoneTime } from '../schema/index.ts'

export function zoneOf({ Bias, StandardTime, DaylightTime }: SerializableTimeZone): Zone {
  const hasDaylight = StandardTime.Month !== 0 && DaylightTime.Month !== 0
  return ruleZone('custom', [
    {
      year: 1601,
      bias: Bias,
      standardBias: StandardTime.Bias,
      daylightBias: DaylightTime.Bias,
      standardDate: hasDaylight ? changeOf(StandardTime) : noChange,
      daylightDate: hasDaylight ? changeOf(DaylightTime) : noChange,
    },
  ])
}

function changeOf({ Time, DayOrder, Month, DayOfWeek, Year }: SerializableTimeZoneTime): Change {
  const [, hour, minute, second] = /^(\d{1,2}):(\d{2}):(\d{2})$/.exec(Time.trim()) ?? []
  const isDate = Year !== undefined && Number(Year) > 0
  const change = {
    year: isDate ? Number(Year) : 0,
    month: Month,
    weekday: Math.max(0, weekdays.indexOf(DayOfWeek as (typeof weekdays)[number])),
    day: DayOrder,
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: 0,
  }
  const fits =
    hour !== undefined &&
    Month >= 1 &&
    Month <= 12 &&
    DayOrder >= 1 &&
    DayOrder <= (isDate ? 31 : 5) &&
    change.hour < 24
  if (!fits) throw new EwsFailure('ErrorTimeZone', 'The time zone cannot be read.')
  return change
}

export function timeZoneOf(zone: Zone, year: number): SerializableTimeZone {
  const rule: ZoneRule = ruleOf(zone, year)
  const hasDaylight = rule.daylightDate.month !== 0
  return {
    Bias: rule.bias,
    StandardTime: timeOf(rule.standardBias, rule.standardDate),
    DaylightTime: timeOf(hasDaylight ? rule.daylightBias : 0, rule.daylightDate),
  }
}

function timeOf(Bias: number, { month, weekday, day, hour, minute, second, year }: Change): SerializableTimeZoneTime {
  const two = (number: number) => String(number).padStart(2, '0')
  return {
    Bias,
    Time: `${two(hour)}:${two(minute)}:${two(second)}`,
    DayOrder: day,
    Month: month,
    DayOfWeek: weekdays[weekday] as DayOfWeekType,
    ...(year > 0 && { Year: String(year) }),
  }
}
