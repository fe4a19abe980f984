/**
 * vCalendar 1.0 rewritten as iCalendar: its rules, alarms and attendees; quoted-printable.ts has taken care of its values. Outlook 97 to 2000, mobile phones and
 * SyncML write it; the specification is the "vCalendar" document of the versit consortium, 1996.
 */
import { type Component, property } from './component.ts'
import { type Property, unescapeText } from './line.ts'
import { frequencies, type Frequency } from './rule.ts'
import { findMoment, momentText, parameter, textOf } from './value.ts'

export function isVersion1(calendar: Component): boolean {
  return calendar.properties.some(({ name, values }) => name === 'VERSION' && values[0] === '1.0')
}

export function upgraded(component: Component): Component {
  const properties = component.properties
  const alarms = properties.filter(({ name }) => name === 'DALARM' || name === 'AALARM').flatMap(alarmOf)
  return {
    name: component.name,
    properties: properties
      .filter(({ name }) => !['DALARM', 'AALARM', 'PALARM', 'MALARM'].includes(name))
      .flatMap(rewritten),
    components: [...component.components.map(upgraded), ...alarms.slice(0, 1)],
  }
}

function rewritten(one: Property): Property[] {
  const text = textOf(one) ?? ''
  switch (one.name) {
    case 'RRULE':
    case 'EXRULE': {
      const rule = findRuleOfVersion1(text)
      return rule === undefined ? [one] : [{ ...one, type: 'recur', values: [rule] }]
    }
    case 'VERSION':
      return [property('VERSION', '2.0')]
    case 'DCREATED':
      return [{ ...one, name: 'CREATED' }]
    case 'TRANSP':
      return [property('TRANSP', text === '1' || text.toUpperCase() === 'TRANSPARENT' ? 'TRANSPARENT' : 'OPAQUE')]
    case 'STATUS':
      return [{ ...one, values: [text.toUpperCase().replace(/\s/g, '-')] }]
    case 'CATEGORIES':
    case 'RESOURCES':
      return [
        property(
          one.name,
          one.values.flatMap((value) => (typeof value === 'string' ? value.split(';') : value)),
        ),
      ]
    case 'EXDATE':
    case 'RDATE':
      return [{ ...one, values: one.values.flatMap((value) => (typeof value === 'string' ? value.split(';') : value)) }]
    case 'ATTENDEE':
    case 'X-ORGANIZER':
      return attendeeOf(one, text)
    case 'SUMMARY':
    case 'DESCRIPTION':
    case 'LOCATION':
      return [{ ...one, values: [unescapeText(text)] }]
    default:
      return [one]
  }
}

const statuses: Record<string, string> = {
  ACCEPTED: 'ACCEPTED',
  DECLINED: 'DECLINED',
  TENTATIVE: 'TENTATIVE',
  CONFIRMED: 'ACCEPTED',
}

/** `ATTENDEE;ROLE=ORGANIZER;STATUS=ACCEPTED:Ada <ada@example.test>` */
function attendeeOf(one: Property, text: string): Property[] {
  const [, name = '', address = text] = /^\s*"?([^<"]*)"?\s*<([^>]*)>/.exec(text) ?? []
  const bare = address.replace(/^mailto:/i, '').trim()
  if (!bare.includes('@')) return []
  const organizer = one.name === 'X-ORGANIZER' || parameter(one, 'role')?.toUpperCase() === 'ORGANIZER'
  return [
    property(organizer ? 'ORGANIZER' : 'ATTENDEE', `mailto:${bare}`, {
      cn: name.trim() || parameter(one, 'cn'),
      partstat: organizer ? undefined : statuses[parameter(one, 'status')?.toUpperCase() ?? ''],
      role: parameter(one, 'expect')?.toUpperCase() === 'FYI' ? 'OPT-PARTICIPANT' : undefined,
    }),
  ]
}

/** `DALARM:19960415T235959;PT5M;2;text`: when, snooze, how often, what. */
function alarmOf(one: Property): Component[] {
  const when = findMoment((textOf(one) ?? '').split(';')[0] ?? '')
  if (!when) return []
  const trigger = property('TRIGGER', momentText(when), {}, 'date-time')
  return [{ name: 'VALARM', properties: [property('ACTION', 'DISPLAY'), trigger], components: [] }]
}

const days = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const kinds: Record<string, Frequency> = {
  D: 'DAILY',
  W: 'WEEKLY',
  MP: 'MONTHLY',
  MD: 'MONTHLY',
  YM: 'YEARLY',
  YD: 'YEARLY',
  M: 'MINUTELY',
}

/** `W2 TU TH #10`, `MP1 1+ SU 1- SU 19991224T000000`, `MD1 15 LD`, `YM1 6 7 #5` in today's words. */
export function findRuleOfVersion1(text: string): string | undefined {
  if (frequencies.some((name) => text.toUpperCase().includes(`FREQ=${name}`))) return text
  const [head = '', ...words] = text.trim().toUpperCase().split(/\s+/).slice(0, 100)
  const [, kind = '', interval] = /^(MP|MD|YM|YD|D|W|M)(\d{1,4})$/.exec(head) ?? []
  const frequency = kinds[kind]
  if (!frequency) return undefined
  const parts = [`FREQ=${frequency}`]
  if (interval !== '1') parts.push(`INTERVAL=${Number(interval)}`)
  const list: string[] = []
  let nth: string[] = []
  let named = false
  // Without a number or a date at its end, such a rule is followed twice.
  let end: string | undefined = 'COUNT=2'
  for (const word of words) {
    if (/^#\d{1,6}$/.test(word)) end = word === '#0' ? undefined : `COUNT=${Number(word.slice(1))}`
    else if (/^\d{8}(T\d{6}Z?)?$/.test(word)) end = `UNTIL=${word}`
    else if (/^\d{1,3}[+-]$/.test(word)) {
      if (named) nth = []
      named = false
      nth.push(word.endsWith('-') ? `-${word.slice(0, -1)}` : word.slice(0, -1))
    } else if (days.includes(word)) {
      if (kind === 'MP') list.push(...(nth.length > 0 ? nth : ['1']).map((n) => `${n}${word}`))
      else list.push(word)
      named = true
    } else if (word === 'LD') list.push('-1')
    else if (/^\d{1,3}$/.test(word)) list.push(String(Number(word)))
  }
  if (kind === 'MD') list.push(...nth)
  const name = { W: 'BYDAY', MP: 'BYDAY', MD: 'BYMONTHDAY', YM: 'BYMONTH', YD: 'BYYEARDAY' }[kind]
  if (name && list.length > 0) parts.push(`${name}=${list.join(',')}`)
  if (end !== undefined) parts.push(end)
  return parts.join(';')
}
