/** The values of iCalendar's properties. RFC 5545 3.3 */
import { dayOf, daysInMonth, millisOfDay } from './civil.ts'
import type { Component } from './component.ts'
import { type Property, unescapeText } from './line.ts'

export function findProperty(component: Component, name: string): Property | undefined {
  return component.properties.find((property) => property.name === name)
}

export function allProperties(component: Component, name: string): Property[] {
  return component.properties.filter((property) => property.name === name)
}

export function parameter(property: Property | undefined, name: string): string | undefined {
  const value = property?.parameters[name]
  const first = Array.isArray(value) ? (value[0] as string | undefined) : (value as string | undefined)
  return first === undefined ? undefined : first.trim()
}

/** The first value as text; undefined when there is none or nothing in it. */
export function textOf(property: Property | undefined): string | undefined {
  const value = property?.values[0]
  if (value === undefined) return undefined
  const text = typeof value === 'string' ? value : value.join(';')
  return property?.type === 'unknown' ? unescapeText(text) : text
}

export function findText(component: Component, name: string): string | undefined {
  return textOf(findProperty(component, name))
}

export interface Moment {
  /** Local time in milliseconds, as if it were UTC. */
  local: number
  kind: 'date' | 'local' | 'utc'
}

/** RFC 5545 3.3.4, 3.3.5. Days that their month does not have become its last; ISO 8601's long form is taken, too. */
export function findMoment(text: string): Moment | undefined {
  const match =
    /^\s*(\d{4})-?(\d{2})-?(\d{2})(?:Z|[T ]?(\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d{1,9})?\s*(Z|[+-]\d{2}:?\d{2})?)?\s*$/i.exec(
      text.slice(0, 60),
    )
  if (!match) return undefined
  const [, year, month, day, hour, minute, second = '0', zone] = match
  const m = Number(month)
  if (m < 1 || m > 12 || Number(day) < 1 || Number(day) > 31) return undefined
  const days = dayOf(Number(year), m, Math.min(Number(day), daysInMonth(Number(year), m)))
  if (hour === undefined) return { local: millisOfDay(days), kind: 'date' }
  if (Number(hour) > 24 || Number(minute) > 59) return undefined
  const local = millisOfDay(days) + ((Number(hour) * 60 + Number(minute)) * 60 + Math.min(Number(second), 59)) * 1000
  if (zone === undefined) return { local, kind: 'local' }
  return { local: local - (findOffset(zone) ?? 0), kind: 'utc' }
}

/** All dates and times of a property. */
export function momentsOf(property: Property): Moment[] {
  return property.values.flatMap((value) => (typeof value === 'string' ? (findMoment(value) ?? []) : []))
}

export function momentText({ local, kind }: Moment): string {
  const text = new Date(local).toISOString().replace(/[-:]|\.\d+Z$/g, '')
  if (kind === 'date') return text.slice(0, 8)
  return kind === 'utc' ? `${text}Z` : text
}

/** RFC 5545 3.3.6; in milliseconds. Days and weeks are taken as 24 hours each; the nominal difference is the caller's. */
export function findDuration(text: string): number | undefined {
  const match =
    /^\s*([+-])?P(?:(\d{1,6})W)?(?:(\d{1,7})D)?(?:T?(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,10})S)?)?\s*$/i.exec(
      text.slice(0, 80),
    )
  if (!match || !/\d/.test(text)) return undefined
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(2).map((part) => Number(part ?? 0))
  const total = ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
  return match[1] === '-' ? -total : total
}

export function durationText(millis: number): string {
  const seconds = Math.round(Math.abs(millis) / 1000)
  const sign = millis < 0 ? '-' : ''
  if (seconds === 0) return 'PT0S'
  if (seconds % 604_800 === 0) return `${sign}P${seconds / 604_800}W`
  const days = Math.floor(seconds / 86_400)
  const rest = seconds % 86_400
  const [h, m, s] = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60]
  const time = `${h ? `${h}H` : ''}${m ? `${m}M` : ''}${s ? `${s}S` : ''}`
  return `${sign}P${days ? `${days}D` : ''}${time ? `T${time}` : ''}`
}

/** UTC-OFFSET, RFC 5545 3.3.14, in milliseconds. Also `+0100` without its sign, and with a colon. */
export function findOffset(text: string): number | undefined {
  const match = /^\s*([+-])?(\d{1,2}):?(\d{2}):?(\d{2})?\s*$/.exec(text)
  if (!match) return undefined
  const [, sign, hours, minutes, seconds = 0] = match
  const total = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
  return sign === '-' ? -total : total
}

export function offsetText(millis: number): string {
  const seconds = Math.round(Math.abs(millis) / 1000)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const rest = seconds % 60
  return `${millis < 0 ? '-' : '+'}${two(seconds / 3600)}${two((seconds / 60) % 60)}${rest === 0 ? '' : two(rest)}`
}
