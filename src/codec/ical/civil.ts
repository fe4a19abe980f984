/**
 * Dates and times of day without a zone, as numbers: days since 1601-01-01 (where [MS-OXOCAL] begins to count) and local
 * milliseconds since 1970, as if local time were UTC. Cheaper than objects where thousands of days are looked at.
 */
export interface Civil {
  year: number
  /** 1 to 12 */
  month: number
  day: number
}

export const DAY_MILLIS = 86_400_000
/** 1601-01-01 in days before 1970-01-01. */
const EPOCH_DAYS = 134_774
/** The last year in which anything occurs: where Outlook's "never" ends. */
export const YEAR_MAX = 4500

export function dayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468 + EPOCH_DAYS
}

export function civilOf(day: number): Civil {
  const z = day - EPOCH_DAYS + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const mp = Math.floor((5 * dayOfYear + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  }
}

/** 0 is Sunday. 1601-01-01 was a Monday. */
export function weekdayOf(day: number): number {
  return (((day + 1) % 7) + 7) % 7
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

export function daysInYear(year: number): number {
  return isLeapYear(year) ? 366 : 365
}

export function dayOfMillis(localMillis: number): number {
  return Math.floor(localMillis / DAY_MILLIS) + EPOCH_DAYS
}

export function millisOfDay(day: number): number {
  return (day - EPOCH_DAYS) * DAY_MILLIS
}

/** Minutes since 1601, as the structures of [MS-OXOCAL] count. */
export function minutesOfMillis(localMillis: number): number {
  return Math.floor(localMillis / 60_000) + EPOCH_DAYS * 1440
}

export function millisOfMinutes(minutes: number): number {
  return (minutes - EPOCH_DAYS * 1440) * 60_000
}
