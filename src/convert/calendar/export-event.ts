/** Appointments and meeting messages become VEVENTs: the series, then what changes single occurrences of it. [MS-OXCICAL] 2.1.3.1.1.20 */
import {
  type Component,
  millisOfDay,
  millisOfMinutes,
  minutesOfMillis,
  momentText,
  property,
  type Property,
  ruleText,
} from '#codec/ical/index.ts'
import { toInstant, toLocal, utcZone, type Zone } from '#codec/time-zone/index.ts'
import { type Bag, fileTime, type Item, N, P } from '#model'
import {
  type AppointmentRecurrence,
  type Exception,
  findDisplayZone,
  findInstanceDay,
  findRuleOfPattern,
  findRuleSet,
  findSeries,
  holdsRules,
} from '#model/recurrence/index.ts'
import { exportScaledRule } from './calendar-scale.ts'
import { exportAlarms, exportCommon, otherComponents } from './export-common.ts'
import { exportPeople } from './export-people.ts'
import { forgetKept, type Kept, readKept } from './kept.ts'
import { outlookFieldLines } from './outlook-fields.ts'
import { type UsedZones, utc } from './times.ts'
import { busyStatuses, BusyStatus, StateFlag } from './words.ts'

export interface EventExport {
  method: string | undefined
  zones: UsedZones
  /** For DTSTAMP where the item does not know when it was last changed. */
  stampMillis: number
  uid: string | undefined
  /** Without files and HTML. */
  asPart: boolean
  /** Is told the X-MICROSOFT-CALSCALE of a series that counts in another calendar. */
  useScale?: (scale: string) => void
}

interface Times {
  start: number
  end: number
  zone: Zone
  kind: 'date' | 'local' | 'utc'
}

/** None when the item has no time. */
export function exportEvent(item: Item, context: EventExport): Component[] {
  const { properties } = item
  const times = findTimes(properties, context.method)
  if (!times) return []
  const kept = readKept(properties)
  const series = findSeries(properties)
  const event = single(item, { ...context, times, kept })
  if (!series) {
    const replaced = findReplaced(properties, times)
    if (replaced !== undefined) event.properties.push(recurrenceId(replaced, { ...times, kept }, context.zones))
    return [event]
  }
  const { recurrence, zone } = series
  const { zones, useScale } = context
  const rules = recurrenceLines(properties, { recurrence, zone, times, kept: holdsRules(series), zones, useScale })
  event.properties.push(...rules)
  const changes = recurrence.exceptions.map((exception) => change(item, exception, { ...context, zone, times }))
  return [event, ...changes]
}

/** [MS-OXCICAL] 2.1.3.1.1.20.20: which occurrence an item is, if it says so; its id has the day, PidLidStartRecurrenceTime the time of that day. */
function findReplaced(properties: Bag, { start, zone }: Times): number | undefined {
  const replaced = properties.get(N.ExceptionReplaceTime)
  if (replaced !== undefined) return fileTime.toMilliseconds(replaced)
  const day = findInstanceDay(properties.get(N.GlobalObjectId) ?? new Uint8Array())
  if (day === undefined) return undefined
  const written = properties.get(N.StartRecurrenceTime)
  // Hours, minutes and seconds, of 6 bits the last two. [MS-OXOCAL] 2.2.5.4
  const inDay =
    written === undefined
      ? toLocal(zone, start) % 86_400_000
      : (((written >> 12) * 60 + ((written >> 6) & 63)) * 60 + (written & 63)) * 1000
  return toInstant(zone, millisOfDay(day) + inDay)
}

function single(
  item: Item,
  { method, zones, stampMillis, uid, asPart, times, kept }: EventExport & { times: Times; kept: Kept },
): Component {
  const { properties } = item
  const lines = exportCommon(item, { kept, uid, asPart, method })
  const floating = kept.find('X-KONTOR-FLOATING') && times.kind === 'local'
  for (const [name, instant] of [
    ['DTSTART', times.start],
    ['DTEND', times.end],
  ] as const) {
    if (floating) lines.push(property(name, momentText({ local: toLocal(times.zone, instant), kind: 'local' })))
    else lines.push(zones.write(name, { ...times, instant }))
  }
  lines.push(...exportPeople(item, method), ...meetingLines(properties, method, stampMillis))
  const alarms = method === 'REPLY' || method === 'CANCEL' ? [] : exportAlarms(properties, kept, times)
  return { name: 'VEVENT', properties: lines, components: [...alarms, ...otherComponents(kept)] }
}

/** A counter proposal is about the times that it proposes. */
function findTimes(properties: Bag, method: string | undefined): Times | undefined {
  const counter = method === 'COUNTER'
  const start =
    (counter ? properties.get(N.AppointmentProposedStartWhole) : undefined) ??
    properties.get(N.AppointmentStartWhole) ??
    properties.get(N.CommonStart)
  const end =
    (counter ? properties.get(N.AppointmentProposedEndWhole) : undefined) ??
    properties.get(N.AppointmentEndWhole) ??
    properties.get(N.CommonEnd) ??
    start
  if (start === undefined || end === undefined) return undefined
  const zone = findDisplayZone(properties) ?? utcZone
  const allDay = properties.get(N.AppointmentSubType) === true
  return {
    start: fileTime.toMilliseconds(start),
    end: Math.max(fileTime.toMilliseconds(start), fileTime.toMilliseconds(end)),
    zone,
    kind: allDay ? 'date' : zone === utcZone ? 'utc' : 'local',
  }
}

function meetingLines(properties: Bag, method: string | undefined, stampMillis: number): Property[] {
  const isReply = method === 'REPLY' || method === 'COUNTER'
  const critical = properties.get(isReply ? N.AttendeeCriticalChange : N.OwnerCriticalChange)
  const lines = [utc('DTSTAMP', critical === undefined ? stampMillis : fileTime.toMilliseconds(critical))]
  lines.push(property('SEQUENCE', String(properties.get(N.AppointmentSequence) ?? 0)))
  const busy = properties.get(N.BusyStatus) ?? BusyStatus.busy
  const intended = properties.get(N.IntendedBusyStatus)
  const shown = method === 'REQUEST' ? (intended ?? busy) : busy
  // [MS-OXCICAL] 2.1.3.1.1.20.25
  const free = shown === BusyStatus.free || shown === BusyStatus.elsewhere
  lines.push(property('TRANSP', free ? 'TRANSPARENT' : 'OPAQUE'))
  const canceled = ((properties.get(N.AppointmentStateFlags) ?? 0) & StateFlag.canceled) !== 0 || method === 'CANCEL'
  const tentative = busy === BusyStatus.tentative && method === undefined
  lines.push(property('STATUS', canceled ? 'CANCELLED' : tentative ? 'TENTATIVE' : 'CONFIRMED'))
  lines.push(property('X-MICROSOFT-CDO-BUSYSTATUS', busyStatuses[busy] ?? 'BUSY'))
  if (intended !== undefined) lines.push(property('X-MICROSOFT-CDO-INTENDEDSTATUS', busyStatuses[intended] ?? 'BUSY'))
  lines.push(property('X-MICROSOFT-CDO-IMPORTANCE', String(properties.get(P.Importance) ?? 1)))
  lines.push(property('X-MICROSOFT-CDO-APPT-SEQUENCE', String(properties.get(N.AppointmentSequence) ?? 0)))
  const owner = properties.get(P.OwnerAppointmentId)
  if (owner !== undefined) lines.push(property('X-MICROSOFT-CDO-OWNERAPPTID', String(owner)))
  const refuse = properties.get(N.AppointmentNotAllowPropose)
  if (refuse !== undefined) lines.push(property('X-MICROSOFT-DISALLOW-COUNTER', refuse ? 'TRUE' : 'FALSE'))
  const replied = properties.get(N.AppointmentReplyTime)
  if (replied !== undefined) lines.push(unnamedUtc('X-MICROSOFT-CDO-REPLYTIME', replied))
  const flags = properties.get(N.AppointmentStateFlags) ?? 0
  // [MS-OXCICAL] 2.1.3.1.1.20.40: a meeting of which nobody has been told yet.
  const isDraft = (flags & StateFlag.meeting) !== 0 && (flags & StateFlag.received) === 0
  if (method === undefined && isDraft && properties.get(N.FInvited) === false)
    lines.push(property('X-MICROSOFT-ISDRAFT', 'TRUE'))
  lines.push(property('X-MICROSOFT-CDO-ALLDAYEVENT', properties.get(N.AppointmentSubType) ? 'TRUE' : 'FALSE'))
  lines.push(property('X-MICROSOFT-CDO-INSTTYPE', String(instanceType(properties))))
  if (method === 'COUNTER') lines.push(...originalTimes(properties))
  return [...lines, ...outlookFieldLines(properties)]
}

/** Whether it is single (0), a series (1) or an exception of one (3). */
function instanceType(properties: Bag): number {
  if (properties.get(N.ExceptionReplaceTime) !== undefined) return 3
  return properties.get(N.Recurring) && properties.has(N.AppointmentRecur) ? 1 : 0
}

/** Exchange writes them without VALUE. */
function unnamedUtc(name: string, time: bigint): Property {
  return property(name, momentText({ local: fileTime.toMilliseconds(time), kind: 'utc' }))
}

function originalTimes(properties: Bag): Property[] {
  return (
    [
      ['X-MS-OLK-ORIGINALSTART', N.AppointmentStartWhole],
      ['X-MS-OLK-ORIGINALEND', N.AppointmentEndWhole],
    ] as const
  ).flatMap(([name, source]) => {
    const time = properties.get(source)
    return time === undefined ? [] : [unnamedUtc(name, time)]
  })
}

interface Rules {
  recurrence: AppointmentRecurrence
  zone: Zone
  times: Times
  kept: boolean
  zones: UsedZones
  useScale: EventExport['useScale']
}

function recurrenceLines(properties: Bag, { recurrence, zone, times, kept, zones, useScale }: Rules): Property[] {
  const { pattern, startOffset, exceptions } = recurrence
  const allDay = times.kind === 'date'
  const write = (name: string, local: number) =>
    zones.write(name, { instant: toInstant(zone, local), zone, kind: times.kind })
  const set = kept ? findRuleSet(properties, recurrence, zone) : undefined
  if (set) {
    return [
      ...set.rules.map((rule) => property('RRULE', ruleText(rule))),
      ...set.extraStarts.map((start) => write('RDATE', start)),
      ...set.deletedStarts.map((start) => write('EXDATE', start)),
    ]
  }
  const start = millisOfDay(Math.floor(pattern.startDate / 1440)) + startOffset * 60_000
  const rule = findRuleOfPattern(pattern, { start, zone, allDay })
  const scaled = rule ? undefined : exportScaledRule(pattern, { start, zone, allDay })
  if (scaled) useScale?.(scaled.scale)
  const changed = new Set(exceptions.map(({ original }) => Math.floor(original / 1440)))
  const deleted = pattern.deletedDates.map((date) => Math.floor(date / 1440)).filter((day) => !changed.has(day))
  return [
    ...(rule ? [property('RRULE', ruleText(rule))] : scaled ? [scaled.line] : []),
    ...deleted.map((day) => {
      const line = write('EXDATE', millisOfDay(day) + startOffset * 60_000)
      return scaled ? scaledExclusion(line) : line
    }),
  ]
}

/** [MS-OXCICAL] 2.1.3.1.1.20.39: the series of another calendar has a property of its own for what is deleted. */
function scaledExclusion(line: Property): Property {
  return { ...line, name: 'X-MICROSOFT-EXDATE', type: line.type === 'date' ? 'date' : 'unknown' }
}

function recurrenceId(
  instant: number,
  { zone, kind, kept }: Pick<Times, 'zone' | 'kind'> & { kept: Kept },
  zones: UsedZones,
): Property {
  const id = zones.write('RECURRENCE-ID', { instant, zone, kind })
  const range = kept.find('X-KONTOR-RANGE')?.values[0]
  return typeof range === 'string' ? { ...id, parameters: { ...id.parameters, range } } : id
}

const MINUTE = 60_000

/** [MS-OXOCAL] 2.2.10: the attachment of an exception has all of it, the pattern only what a list shows. */
function change(series: Item, exception: Exception, context: EventExport & { zone: Zone; times: Times }): Component {
  const { zone, times, zones } = context
  const at = (minutes: number) => toInstant(zone, millisOfMinutes(minutes))
  const original = at(exception.original)
  const attached = series.attachments.find(({ properties, embedded }) => {
    const replaced = embedded?.properties.get(N.ExceptionReplaceTime) ?? properties.get(P.ExceptionReplaceTime)
    if (replaced !== undefined) return Math.abs(fileTime.toMilliseconds(replaced) - original) < MINUTE
    const start = properties.get(P.ExceptionStartTime)
    return start !== undefined && Math.abs(minutesOfMillis(fileTime.toMilliseconds(start)) - exception.start) < 1
  })
  const properties = series.properties.copy()
  for (const property of [
    N.AppointmentRecur,
    N.ICalendarRecurrenceRule,
    N.ICalendarRecurrenceDate,
    N.CalendarExceptionDate,
  ])
    properties.delete(property)
  forgetKept(properties)
  // Its body counts only where it has one of its own.
  if (exception.hasBody) for (const body of [P.Body, P.Html, P.BodyHtml]) properties.delete(body)
  if (attached?.embedded) {
    for (const time of [P.CreationTime, P.LastModificationTime]) properties.delete(time)
    properties.assign(attached.embedded.properties)
  }
  for (const property of [P.MessageClass, N.GlobalObjectId, N.CleanGlobalObjectId]) {
    const own = series.properties.get(property as typeof P.MessageClass)
    if (own !== undefined) properties.set(property as typeof P.MessageClass, own)
  }
  applyException(properties, exception)
  const [start, end] = [fileTime.from(at(exception.start)), fileTime.from(at(Math.max(exception.start, exception.end)))]
  properties.set(N.AppointmentStartWhole, start)
  properties.set(N.AppointmentEndWhole, end)
  const item: Item = {
    properties,
    recipients:
      attached?.embedded && attached.embedded.recipients.length > 0 ? attached.embedded.recipients : series.recipients,
    attachments: attached?.embedded?.attachments ?? [],
  }
  const allDay = properties.get(N.AppointmentSubType) === true
  const own: Times = {
    start: at(exception.start),
    end: at(Math.max(exception.start, exception.end)),
    zone,
    kind: allDay ? 'date' : zone === utcZone ? 'utc' : 'local',
  }
  const kept = readKept(properties)
  const event = single(item, { ...context, times: own, kept })
  event.properties.push(recurrenceId(original, { ...times, kept }, zones))
  return event
}

function applyException(properties: Bag, exception: Exception): void {
  if (exception.subject !== undefined) properties.set(P.Subject, exception.subject)
  if (exception.location !== undefined) properties.set(N.Location, exception.location)
  if (exception.busyStatus !== undefined) properties.set(N.BusyStatus, exception.busyStatus)
  if (exception.reminderSet !== undefined) properties.set(N.ReminderSet, exception.reminderSet)
  if (exception.reminderDelta !== undefined) properties.set(N.ReminderDelta, exception.reminderDelta)
  if (exception.allDay !== undefined) properties.set(N.AppointmentSubType, exception.allDay)
}
