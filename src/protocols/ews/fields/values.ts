/**
 * Values of the schema and values of properties: times, words, bytes, texts with attributes.
 *
 * A dateTime travels as its text, because one without an offset means something else in each zone; answers are UTC, to the second
 * ([XML Schema Part 2] 3.2.7).
 */
import { civilOf, dayOfMillis } from '#codec/ical/index.ts'
import type { Zone } from '#codec/time-zone/index.ts'
import { Failure, fileTime } from '#model'
import { readDateTime, readTimeParts } from '../dates.ts'

export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (typeof value === 'object' && value !== null && 'value' in value) return textOf(value.value)
  if (value === undefined || value === null) return ''
  throw new Failure('invalid', 'text expected')
}

export function booleanOf(value: unknown): boolean {
  if (typeof value === 'boolean') return value
  const text = textOf(value).trim()
  if (text === 'true' || text === '1') return true
  if (text === 'false' || text === '0') return false
  throw new Failure('invalid', 'boolean expected')
}

export function numberOf(value: unknown): number {
  const number = typeof value === 'number' ? value : Number(textOf(value).trim())
  if (!Number.isFinite(number)) throw new Failure('invalid', 'number expected')
  return number
}

export function integerOf(value: unknown): number {
  const number = numberOf(value)
  if (!Number.isInteger(number) || Math.abs(number) > 0x7fffffff) throw new Failure('invalid', 'xs:int expected')
  return number
}

/** Milliseconds since 1970. `zone`: of times without an offset. Throws invalid. */
export function instantOf(value: unknown, zone: Zone): number {
  if (value instanceof Date) return value.getTime()
  const text = textOf(value)
  return readDateTime(text, zone) ?? noTime(text)
}

export function fileTimeOf(value: unknown, zone: Zone): bigint {
  return fileTime.from(instantOf(value, zone))
}

/** The day that a date names, whatever stands behind it, in days since 1601. */
export function dayOfDate(value: unknown): number {
  const text = value instanceof Date ? value.toISOString() : textOf(value)
  const { local } = readTimeParts(text) ?? noTime(text)
  return dayOfMillis(local)
}

function noTime(text: string): never {
  throw new Failure('invalid', `no date or time: ${text.slice(0, 40)}`)
}

/** xs:dateTime with its milliseconds: how many digits an answer has is decided where it is put together (times.ts). */
export function dateTime(millis: number): string {
  return new Date(millis).toISOString()
}

/** undefined for what JavaScript's Date, or the four digits of a year, cannot say. */
export function dateTimeOf(time: bigint | undefined): string | undefined {
  if (time === undefined) return undefined
  const millis = fileTime.toMilliseconds(time)
  const year = new Date(millis).getUTCFullYear()
  return year >= 1601 && year <= 9999 ? dateTime(millis) : undefined
}

/** xs:date of a day since 1601, in the zone that is meant by whoever reads it beside. */
export function dateText(day: number): string {
  const { year, month, day: date } = civilOf(day)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

/** xs:duration of minutes. */
export function durationText(minutes: number): string {
  const sign = minutes < 0 ? '-' : ''
  const all = Math.abs(Math.trunc(minutes))
  const [days, hours, rest] = [Math.floor(all / 1440), Math.floor(all / 60) % 24, all % 60]
  const time = `${hours > 0 ? `${hours}H` : ''}${rest > 0 ? `${rest}M` : ''}`
  if (days === 0 && time === '') return 'PT0S'
  return `${sign}P${days > 0 ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`
}

/** Minutes of an xs:duration; those of clients have days, hours, minutes and seconds. */
export function minutesOfDuration(value: unknown): number {
  const match = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/.exec(textOf(value).trim())
  if (!match) throw new Failure('invalid', 'xs:duration expected')
  const [, sign, days = '0', hours = '0', minutes = '0'] = match
  const all = Number(days) * 1440 + Number(hours) * 60 + Number(minutes)
  return sign ? -all : all
}

/** The place of a word in a list. */
export function indexOfWord(words: readonly (string | undefined)[], value: unknown): number {
  const index = words.indexOf(textOf(value).trim())
  if (index < 0) throw new Failure('invalid', `unknown word ${textOf(value).slice(0, 40)}`)
  return index
}

/** ArrayOfStringsType. */
export function stringsOf(value: unknown): string[] {
  return listOf(value).map(textOf)
}

export function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? (value as unknown[]) : [value]
}

export type Plain = Readonly<Record<string, unknown>>

export function plainOf(value: unknown): Plain {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Plain
  throw new Failure('invalid', 'element with content expected')
}
