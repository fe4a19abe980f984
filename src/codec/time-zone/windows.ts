/** Windows' zones: their ids, the IANA ids they stand for, their rules. The table comes from CLDR and Windows. */
import { type Change, noChange, ruleOfYear, sameRule, type ZoneRule } from './rules.ts'
import { windowsZoneLines } from './windows-zones.generated.ts'

export interface WindowsZone {
  id: string
  iana: string
  others: readonly string[]
  rules: readonly ZoneRule[]
}

let zones: Map<string, WindowsZone> | undefined
let byIana: Map<string, WindowsZone> | undefined

export function windowsZones(): ReadonlyMap<string, WindowsZone> {
  zones ??= new Map(
    windowsZoneLines
      .trim()
      .split('\n')
      .map(readLine)
      .map((zone) => [zone.id.toLowerCase(), zone]),
  )
  return zones
}

export function findWindowsZone(id: string): WindowsZone | undefined {
  return windowsZones().get(id.trim().toLowerCase())
}

/** Also for the newer and older names of the same place (Asia/Kolkata, Asia/Calcutta). */
export function findWindowsZoneOfIana(id: string): WindowsZone | undefined {
  byIana ??= readIana()
  const key = id.toLowerCase()
  const known = byIana.get(key)
  if (known) return known
  const found = findSame(id)
  if (found) byIana.set(key, found)
  return found
}

function readIana(): Map<string, WindowsZone> {
  const map = new Map<string, WindowsZone>()
  for (const zone of windowsZones().values()) {
    for (const name of [zone.iana, ...zone.others]) map.set(name.toLowerCase(), zone)
  }
  return map
}

function findSame(id: string): WindowsZone | undefined {
  try {
    const wanted = new Temporal.ZonedDateTime(0n, id)
    for (const zone of windowsZones().values()) {
      for (const name of [zone.iana, ...zone.others]) if (isSame(wanted, name)) return zone
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return undefined
}

function isSame(wanted: Temporal.ZonedDateTime, name: string): boolean {
  try {
    return wanted.equals(new Temporal.ZonedDateTime(0n, name))
  } catch (error) {
    // The table may be newer than the zones that this runtime knows.
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The zone whose rule of this year is the given one. Of several, the one that people live in, by the order below. */
export function findWindowsZoneOfRule(rule: ZoneRule, year: number): WindowsZone | undefined {
  let found: WindowsZone | undefined
  for (const zone of windowsZones().values()) {
    const own = ruleOfYear(zone.rules, year)
    if (!own || !sameRule(own, rule)) continue
    if (preferred.has(zone.id)) return zone
    found ??= zone
  }
  return found
}

const preferred = new Set([
  'W. Europe Standard Time',
  'GMT Standard Time',
  'FLE Standard Time',
  'Eastern Standard Time',
  'Central Standard Time',
  'Mountain Standard Time',
  'Pacific Standard Time',
  'Russian Standard Time',
  'China Standard Time',
  'Tokyo Standard Time',
  'India Standard Time',
  'AUS Eastern Standard Time',
  'UTC',
])

function readLine(line: string): WindowsZone {
  const [id = '', iana = '', others = '', rules = ''] = line.split('|')
  return {
    id,
    iana,
    others: others === '' ? [] : others.split(' '),
    rules: rules === '' ? [] : rules.split(',').map(readRule),
  }
}

function readRule(text: string): ZoneRule {
  const [year, bias, standardBias, daylightBias, standard = '', daylight = ''] = text.split(' ')
  return {
    year: Number(year),
    bias: Number(bias),
    standardBias: Number(standardBias),
    daylightBias: Number(daylightBias),
    standardDate: readChange(standard),
    daylightDate: readChange(daylight),
  }
}

function readChange(text: string): Change {
  if (text === '') return noChange
  const [month = 0, weekday = 0, day = 0, hour = 0, minute = 0] = text.split(/[.:]/).map(Number)
  const last = hour === 23 && minute === 59
  return { year: 0, month, weekday, day, hour, minute, second: last ? 59 : 0, millisecond: last ? 999 : 0 }
}
