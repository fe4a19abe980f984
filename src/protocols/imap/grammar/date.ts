/**
 * Dates of the IMAP grammar: `date` in SEARCH, `date-time` in APPEND and INTERNALDATE.
 *
 * RFC 9051 9 (date, date-time). A day is a number, days since 1970, since SEARCH compares dates without regard to time and time zone.
 */
import type { Cursor } from './cursor.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
export const DAY_MILLIS = 86_400_000

/** `1-Feb-1994`, with or without quotes. */
export function day(cursor: Cursor): number {
  const quoted = cursor.skip('"')
  const date = calendarDay(cursor)
  if (quoted) cursor.expect('"')
  return date
}

function calendarDay(cursor: Cursor): number {
  const date = cursor.number(31)
  cursor.expect('-')
  const start = cursor.at
  const name = cursor.line.toString('latin1', start, start + 3).toLowerCase()
  const month = months.findIndex((candidate) => candidate.toLowerCase() === name)
  if (month === -1) cursor.fail('expected a month')
  cursor.at = start + 3
  cursor.expect('-')
  const yearStart = cursor.at
  const year = cursor.number(9999)
  if (cursor.at - yearStart !== 4) cursor.fail('expected a year of four digits')
  const time = Date.UTC(year, month, date)
  if (date === 0 || new Date(time).getUTCMonth() !== month) cursor.fail('no such day')
  return time / DAY_MILLIS
}

/** `" 1-Feb-1994 21:52:25 -0800"` */
export function dateTime(cursor: Cursor): Date {
  cursor.expect('"')
  cursor.skip(' ')
  const days = calendarDay(cursor)
  cursor.space()
  const hours = cursor.number(23)
  cursor.expect(':')
  const minutes = cursor.number(59)
  cursor.expect(':')
  const seconds = cursor.number(60)
  cursor.space()
  const east = cursor.skip('+')
  if (!east) cursor.expect('-')
  const zone = cursor.number(9999)
  cursor.expect('"')
  const offsetMinutes = (Math.trunc(zone / 100) * 60 + (zone % 100)) * (east ? 1 : -1)
  return new Date(days * DAY_MILLIS + (hours * 3600 + minutes * 60 + seconds) * 1000 - offsetMinutes * 60_000)
}

/** In UTC, for we keep instants. */
export function formatDateTime(date: Date): string {
  const two = (number: number) => (number < 10 ? `0${number}` : `${number}`)
  const dayOfMonth = date.getUTCDate()
  return (
    `"${dayOfMonth < 10 ? ` ${dayOfMonth}` : dayOfMonth}-${months[date.getUTCMonth()]}-${date.getUTCFullYear().toString().padStart(4, '0')} ` +
    `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000"`
  )
}

/** The day that a client in this offset from UTC would write on it. */
export function dayOf(epochMillis: number, offsetMinutes = 0): number {
  return Math.floor((epochMillis + offsetMinutes * 60_000) / DAY_MILLIS)
}
