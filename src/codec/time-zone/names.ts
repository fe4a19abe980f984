/**
 * Which zone a name means. Programs name zones as IANA does, as Windows does, with their own prefix before the IANA id (libical,
 * Lotus, Evolution, Mozilla), or as Outlook shows them to people ("(UTC+01:00) Amsterdam, Berlin, …").
 */
import { findIanaZone, utcZone, type Zone } from './zone.ts'
import { findWindowsZone } from './windows.ts'

/** What people and older programs call a zone; lower case. */
const aliases: Record<string, string> = {
  utc: 'UTC',
  z: 'UTC',
  gmt: 'UTC',
  'coordinated universal time': 'UTC',
  'greenwich mean time': 'Europe/London',
  'w. europe': 'Europe/Berlin',
  'western europe': 'Europe/Berlin',
  'amsterdam, berlin, bern, rome, stockholm, vienna': 'Europe/Berlin',
  'brussels, copenhagen, madrid, paris': 'Europe/Paris',
  'belgrade, bratislava, budapest, ljubljana, prague': 'Europe/Budapest',
  'sarajevo, skopje, warsaw, zagreb': 'Europe/Warsaw',
  'dublin, edinburgh, lisbon, london': 'Europe/London',
  'greenwich mean time : dublin, edinburgh, lisbon, london': 'Europe/London',
  'athens, bucharest, istanbul': 'Europe/Athens',
  'athens, bucharest': 'Europe/Bucharest',
  'helsinki, kyiv, riga, sofia, tallinn, vilnius': 'Europe/Kyiv',
  'moscow, st. petersburg, volgograd': 'Europe/Moscow',
  'moscow, st. petersburg': 'Europe/Moscow',
  'eastern time (us & canada)': 'America/New_York',
  'central time (us & canada)': 'America/Chicago',
  'mountain time (us & canada)': 'America/Denver',
  'pacific time (us & canada)': 'America/Los_Angeles',
  'pacific time (us & canada); tijuana': 'America/Los_Angeles',
  arizona: 'America/Phoenix',
  alaska: 'America/Anchorage',
  hawaii: 'Pacific/Honolulu',
  'atlantic time (canada)': 'America/Halifax',
  newfoundland: 'America/St_Johns',
  brasilia: 'America/Sao_Paulo',
  'osaka, sapporo, tokyo': 'Asia/Tokyo',
  'beijing, chongqing, hong kong, urumqi': 'Asia/Shanghai',
  'beijing, chongqing, hong kong special administrative region, urumqi': 'Asia/Shanghai',
  'chennai, kolkata, mumbai, new delhi': 'Asia/Kolkata',
  'kuala lumpur, singapore': 'Asia/Singapore',
  'canberra, melbourne, sydney': 'Australia/Sydney',
  'auckland, wellington': 'Pacific/Auckland',
  jerusalem: 'Asia/Jerusalem',
  cairo: 'Africa/Cairo',
  'harare, pretoria': 'Africa/Johannesburg',
  est5edt: 'America/New_York',
  cst6cdt: 'America/Chicago',
  mst7mdt: 'America/Denver',
  pst8pdt: 'America/Los_Angeles',
  eastern: 'America/New_York',
  central: 'America/Chicago',
  mountain: 'America/Denver',
  pacific: 'America/Los_Angeles',
}

export function findZoneByName(name: string): Zone | undefined {
  const plain = name
    .slice(0, 200)
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .trim()
  if (plain === '') return undefined
  return findExact(plain) ?? findWithoutPrefix(plain) ?? findShown(plain) ?? findFixed(plain)
}

function findExact(name: string): Zone | undefined {
  const lower = name.toLowerCase()
  const alias = Object.hasOwn(aliases, lower) ? aliases[lower] : undefined
  if (alias) return alias === 'UTC' ? utcZone : findIanaZone(alias)
  const windows = findWindowsZone(name) ?? findWindowsZone(`${name} Standard Time`)
  if (windows) return findIanaZone(windows.iana)
  return findIanaZone(name.replace(/ /g, '_')) ?? findIanaZone(name.replace(/[-_]/, '/'))
}

/** `/freeassociation.sourceforge.net/Tzfile/Europe/Berlin`, `/mozilla.org/20050126_1/Europe/Berlin`: the last two or three parts. */
function findWithoutPrefix(name: string): Zone | undefined {
  const parts = name.split('/').filter((part) => part !== '')
  for (const count of [3, 2]) {
    if (parts.length <= count) continue
    const found = findIanaZone(parts.slice(-count).join('/'))
    if (found) return found
  }
  return undefined
}

/** `(UTC+01:00) Amsterdam, Berlin, …`, `(GMT-05:00) Eastern Time (US & Canada)`, `GMT +0100 (Standard) / GMT +0200 (Daylight)` */
function findShown(name: string): Zone | undefined {
  const [, shown] = /^\((?:UTC|GMT)[^)]{0,12}\)\s*(.+)$/.exec(name) ?? []
  if (shown !== undefined) return findExact(shown.trim())
  const [, daylight] = /^(.*) (?:daylight|summer) time$/i.exec(name) ?? []
  return daylight === undefined ? undefined : findExact(`${daylight} Standard Time`)
}

/** `UTC+05:30`, `GMT-0500`, `+01:00` */
function findFixed(name: string): Zone | undefined {
  const [, sign, hours, minutes = '0'] = /^\(?(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?\)?$/i.exec(name) ?? []
  if (hours === undefined || Number(hours) > 15 || Number(minutes) > 59) return undefined
  if (Number(minutes) === 0 && Number(hours) > 0 && Number(hours) <= 12) {
    // The signs of these ids are those of POSIX: west is plus.
    return findIanaZone(`Etc/GMT${sign === '-' ? '+' : '-'}${Number(hours)}`)
  }
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1)
  return offset === 0 ? utcZone : { id: name, iana: false, offsetAt: () => offset }
}
