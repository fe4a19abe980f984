/** VFREEBUSY: who is busy when. It is no item; RFC 5545 3.6.4, RFC 5546 3.3. */
import {
  allProperties,
  type Component,
  componentText,
  findDuration,
  findMoment,
  findProperty,
  findText,
  momentText,
  parameter,
  property,
  type Property,
  textOf,
} from '#codec/ical/index.ts'
import { BusyStatus } from './words.ts'

export interface BusyTime {
  startMillis: number
  endMillis: number
  /** PidLidBusyStatus */
  status: number
}

export interface FreeBusy {
  uid?: string
  organizer?: string
  attendee?: string
  startMillis?: number
  endMillis?: number
  busy: BusyTime[]
}

const TIMES_MAX = 50_000

const statuses: Record<string, number> = {
  FREE: BusyStatus.free,
  BUSY: BusyStatus.busy,
  'BUSY-TENTATIVE': BusyStatus.tentative,
  'BUSY-UNAVAILABLE': BusyStatus.outOfOffice,
}

export function importFreeBusy(component: Component): FreeBusy {
  const time = (name: string) => findMoment(findText(component, name) ?? '')?.local
  const address = (name: string) => textOf(findProperty(component, name))?.replace(/^mailto:/i, '')
  const [uid, organizer, attendee] = [findText(component, 'UID'), address('ORGANIZER'), address('ATTENDEE')]
  const [startMillis, endMillis] = [time('DTSTART'), time('DTEND')]
  return {
    ...(uid !== undefined && { uid }),
    ...(organizer !== undefined && { organizer }),
    ...(attendee !== undefined && { attendee }),
    ...(startMillis !== undefined && { startMillis }),
    ...(endMillis !== undefined && { endMillis }),
    busy: allProperties(component, 'FREEBUSY').flatMap(busyTimes).slice(0, TIMES_MAX),
  }
}

function busyTimes(one: Property): BusyTime[] {
  const word = parameter(one, 'fbtype')?.toUpperCase() ?? 'BUSY'
  const status = (Object.hasOwn(statuses, word) ? statuses[word] : undefined) ?? BusyStatus.busy
  return one.values.flatMap((value) => {
    const [from = '', to = ''] = typeof value === 'string' ? value.split('/') : []
    const start = findMoment(from)?.local
    const length = findDuration(to)
    const end = findMoment(to)?.local ?? (start === undefined || length === undefined ? undefined : start + length)
    return start === undefined || end === undefined || end < start
      ? []
      : [{ startMillis: start, endMillis: end, status }]
  })
}

export function exportFreeBusy(
  freeBusy: FreeBusy,
  options: { method?: 'PUBLISH' | 'REQUEST' | 'REPLY'; stampMillis: number },
): string {
  const utc = (name: string, millis: number) =>
    property(name, momentText({ local: millis, kind: 'utc' }), {}, 'date-time')
  const properties = [utc('DTSTAMP', options.stampMillis)]
  if (freeBusy.uid !== undefined) properties.push(property('UID', freeBusy.uid))
  if (freeBusy.organizer !== undefined) properties.push(property('ORGANIZER', `mailto:${freeBusy.organizer}`))
  if (freeBusy.attendee !== undefined) properties.push(property('ATTENDEE', `mailto:${freeBusy.attendee}`))
  if (freeBusy.startMillis !== undefined) properties.push(utc('DTSTART', freeBusy.startMillis))
  if (freeBusy.endMillis !== undefined) properties.push(utc('DTEND', freeBusy.endMillis))
  for (const [word, status] of Object.entries(statuses)) {
    const text = (millis: number) => momentText({ local: millis, kind: 'utc' })
    // Who works elsewhere is there.
    const periods = freeBusy.busy.filter(
      (one) => (one.status === BusyStatus.elsewhere ? BusyStatus.free : one.status) === status,
    )
    if (periods.length === 0) continue
    const values = periods.map(({ startMillis, endMillis }) => `${text(startMillis)}/${text(endMillis)}`)
    properties.push(property('FREEBUSY', values, { fbtype: word }))
  }
  const head = [property('VERSION', '2.0'), property('PRODID', '-//Kontor//Kontor//EN')]
  if (options.method) head.push(property('METHOD', options.method))
  const component: Component = { name: 'VFREEBUSY', properties, components: [] }
  return componentText({ name: 'VCALENDAR', properties: head, components: [component] })
}
