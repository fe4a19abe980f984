/**
 * The date of a mail: RFC 5322 3.3, its obsolete forms (4.3), and the forms that software writes instead.
 *
 *   Fri, 21 Nov 1997 09:55:06 -0600       Thu Jan  1 00:00:00 1970       1997-11-21T09:55:06Z
 *
 * The text is cut into words once; each word then says by itself what it is. A date without a readable day, month
 * and year is no date; a missing time is midnight, a missing or unknown zone is UTC (RFC 5322 4.3: as "-0000").
 */

export type MailDate = { epochMillis: number; offsetMinutes: number }

const TEXT_MAX = 200
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** RFC 5322 4.3 gives the American zones; the others are common in mail and unambiguous there. Minutes east. */
const zones: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 60,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
  ast: -240,
  adt: -180,
  nst: -210,
  ndt: -150,
  bst: 60,
  cet: 60,
  cest: 120,
  met: 60,
  mest: 120,
  mez: 60,
  mesz: 120,
  mewt: 60,
  eet: 120,
  eest: 180,
  msk: 180,
  msd: 240,
  sast: 120,
  jst: 540,
  kst: 540,
  hkt: 480,
  sgt: 480,
  aest: 600,
  aedt: 660,
  acst: 570,
  awst: 480,
  nzst: 720,
  nzdt: 780,
}

type Found = {
  day?: number
  month?: number
  year?: number
  seconds?: number
  afternoon?: boolean | undefined
  offset?: number
}

export function parseDate(raw: string): MailDate | undefined {
  const found: Found = {}
  for (const word of words(raw.slice(0, TEXT_MAX))) read(word, found)
  const { day, month, year, offset = 0 } = found
  if (day === undefined || month === undefined || year === undefined || day < 1 || day > 31) return undefined
  // Not Date.UTC: it takes the years 0 to 99 for 1900 to 1999.
  const month1st = new Date(0).setUTCFullYear(year, month, 1)
  const epochMillis = month1st + ((day - 1) * 86_400 + secondsOf(found) - offset * 60) * 1000
  return { epochMillis, offsetMinutes: offset }
}

/** Comments go, commas separate. A zone that is glued to the time is cut off. */
function words(text: string): string[] {
  return text
    .replace(/\([^()]*\)?/g, ' ')
    .replace(/ *: */g, ':')
    .replace(/^([ ,]*\d{4}[-/]\d{1,2}[-/]\d{1,2})T(?=\d)/i, '$1 ')
    .replace(/(\d:\d\d(?::\d\d)?(?:\.\d{1,9})?)(?=[+-]\d|[a-z])/gi, '$1 ')
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
}

function read(word: string, found: Found) {
  const lower = word.toLowerCase()
  if (/^\d{1,4}$/.test(word)) return readNumber(word, found)
  const time = /^(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2})(?:[.:]\d+)?)?$/.exec(word)
  if (time && found.seconds === undefined) {
    const [hours, minutes, seconds] = [Number(time[1]), Number(time[2]), Number(time[3] ?? 0)]
    if (hours < 24 && minutes < 60 && seconds <= 60) found.seconds = hours * 3600 + minutes * 60 + seconds
    return
  }
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(word)
  if (iso && found.year === undefined) {
    return setDay(found, Number(iso[3]), Number(iso[2]) - 1, Number(iso[1]))
  }
  const joined = /^(\d{1,2})[-/.]([a-z]{3,9})[-/.](\d{2,4})$/.exec(lower)
  if (joined && found.year === undefined) {
    return setDay(found, Number(joined[1]), monthOf(joined[2]!), fullYear(joined[3]!))
  }
  const offset = /^(?:gmt|utc|ut)?([+-])(\d{1,2}):?(\d{2})?$/.exec(lower)
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
    // RFC 5322 3.3 allows 9959; a zone of more than a day is a mistake of the writer.
    if (Number(offset[3] ?? 0) < 60 && minutes < 24 * 60) found.offset = offset[1] === '-' ? 0 - minutes : minutes
    return
  }
  if (/^[a-z]{3,9}\.?$/.test(lower) && found.month === undefined && monthOf(lower) !== undefined) {
    found.month = monthOf(lower)!
    return
  }
  if (lower === 'am' || lower === 'pm') found.afternoon = lower === 'pm'
  else if (zones[lower] !== undefined && found.offset === undefined) found.offset = zones[lower]!
}

function readNumber(word: string, found: Found) {
  const value = Number(word)
  // "029": a bounce of Google, padded once too often.
  if (found.day === undefined && (word.length <= 2 || /^0\d\d$/.test(word))) found.day = value
  else if (found.year === undefined && (word.length >= 2 || found.seconds !== undefined)) found.year = fullYear(word)
}

function setDay(found: Found, day: number, month: number | undefined, year: number) {
  if (month === undefined || month < 0 || month > 11) return
  found.day = day
  found.month = month
  found.year = year
}

function monthOf(lower: string): number | undefined {
  const index = months.indexOf(lower.slice(0, 3))
  return index < 0 ? undefined : index
}

/** RFC 5322 4.3: two digits below 50 are of this century, others and three digits count from 1900. */
function fullYear(text: string): number {
  const value = Number(text)
  if (text.length === 2) return value + (value < 50 ? 2000 : 1900)
  return text.length === 3 ? value + 1900 : value
}

function secondsOf({ seconds = 0, afternoon }: Found): number {
  const hours = Math.floor(seconds / 3600)
  if (afternoon === undefined || hours > 12) return seconds
  return seconds + (afternoon ? (hours === 12 ? 0 : 12) : hours === 12 ? -12 : 0) * 3600
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** `Fri, 21 Nov 1997 09:55:06 -0600`: RFC 5322 3.3. */
export function formatDate({ epochMillis, offsetMinutes }: MailDate): string {
  const local = new Date(epochMillis + offsetMinutes * 60_000)
  const two = (value: number) => `${value}`.padStart(2, '0')
  const month = months[local.getUTCMonth()]!
  const date = `${two(local.getUTCDate())} ${month[0]!.toUpperCase()}${month.slice(1)} ${`${local.getUTCFullYear()}`.padStart(4, '0')}`
  const time = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())}`
  const east = Math.abs(offsetMinutes)
  const zone = `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(east / 60))}${two(east % 60)}`
  return `${days[local.getUTCDay()]}, ${date} ${time} ${zone}`
}
