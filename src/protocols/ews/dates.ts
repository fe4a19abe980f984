/**
 * Times as EWS has them. A time is written in UTC, or in the zone that the request named (TimeZoneContext), with or without
 * milliseconds (DateTimePrecision); one that comes without an offset is in that zone. [MS-OXWSCDATA] 2.2.3.12
 */
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

/** Milliseconds since 1970; undefined for a time that cannot be. */
export function readDateTime(text: string, zone: Zone = utcZone): number | undefined {
  const [, date = '', time = '', offset] = /^(-?\d+-\d\d-\d\d)T([\d:.]+)(Z|[+-]\d\d:\d\d)?$/.exec(text.trim()) ?? []
  const bare = Date.parse(`${date}T${time.replace(/(\.\d{3})\d+/, '$1')}Z`)
  if (Number.isNaN(bare)) return undefined
  if (offset === undefined) return toInstant(zone, bare)
  if (offset === 'Z') return bare
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number)
  const millis = (hours * 60 + minutes) * 60_000
  return offset.startsWith('-') ? bare + millis : bare - millis
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
