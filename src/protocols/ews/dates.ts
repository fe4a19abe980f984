/**
 * Times as EWS has them. A time is written in UTC, or in the zone that the request named (TimeZoneContext), with or without
 * milliseconds (DateTimePrecision); one that comes without an offset is in that zone. [MS-OXWSCDATA] 2.2.3.12
 */
import { civilOf, dayOf, millisOfDay } from '#codec/ical/index.ts'
import { toInstant, toLocal, utcZone, type Zone } from '#codec/time-zone/index.ts'

export interface TimeStyle {
  zone: Zone
  precision: 'Seconds' | 'Milliseconds'
}

export const plainStyle: TimeStyle = { zone: utcZone, precision: 'Seconds' }

/** `2026-01-15T09:00:00Z`, `2026-01-15T10:00:00+01:00` */
export function writeDateTime(millis: number, { zone, precision }: TimeStyle = plainStyle): string {
  const local = toLocal(zone, millis)
  const text = new Date(local).toISOString()
  const digits = precision === 'Milliseconds' ? text.slice(0, -1) : text.replace(/\.\d+Z$/, '')
  if (zone === utcZone) return `${digits}Z`
  const offset = Math.round((local - millis) / 60_000)
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60]
  return `${digits}${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`
}

const DATE_TIME = /^(-?\d{4,6})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/

export interface TimeParts {
  /** Milliseconds since 1970 of the clock on the wall. */
  local: number
  /** East of Greenwich; undefined where the text does not say. */
  offsetMinutes: number | undefined
}

/** xs:dateTime or xs:date; undefined for one that cannot be. */
export function readTimeParts(text: string): TimeParts | undefined {
  const match = DATE_TIME.exec(text.trim())
  if (!match) return undefined
  const [, year, month, day, hours = '0', minutes = '0', seconds = '0', fraction = '', offset] = match
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const civil = civilOf(dayOf(y, m, d))
  if (civil.month !== m || civil.day !== d) return undefined
  if (Number(hours) > 24 || Number(minutes) > 59 || Number(seconds) > 60) return undefined
  const time = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
  const local = millisOfDay(dayOf(y, m, d)) + time + Math.trunc(Number(`0${fraction}`) * 1000)
  return { local, offsetMinutes: offset === undefined ? undefined : offsetOf(offset) }
}

function offsetOf(text: string): number {
  if (text === 'Z') return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4, 6))
  return text.startsWith('-') ? -minutes : minutes
}

/** Milliseconds since 1970; undefined for a time that cannot be. `zone`: of times without an offset. */
export function readDateTime(text: string, zone: Zone = utcZone): number | undefined {
  const parts = readTimeParts(text)
  if (!parts) return undefined
  const { local, offsetMinutes } = parts
  return offsetMinutes === undefined ? toInstant(zone, local) : local - offsetMinutes * 60_000
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
