/**
 * A VEVENT, with the VEVENTs that change single occurrences of it, becomes an appointment or a meeting message.
 * [MS-OXCICAL] 2.1.3.1.1.20, [MS-OXOCAL] 2.2.1
 */
import {
  allProperties,
  type Component,
  DAY_MILLIS,
  findDuration,
  findProperty,
  findText,
  millisOfMinutes,
  minutesOfMillis,
  parameter,
} from '#codec/ical/index.ts'
import { encodeDefinition, toInstant, toLocal, utcZone, type Zone } from '#codec/time-zone/index.ts'
import { Bag, fileTime, type Item, N, P } from '#model'
import { globalObjectIdOf, globalObjectIdOfEvent, setZoneName } from '#model/recurrence/index.ts'
import { importAlarms, importCommon } from './import-common.ts'
import { importPeople, readPeople } from './import-people.ts'
import { importRecurrence } from './import-recurrence.ts'
import { Kept } from './kept.ts'
import { importOutlookFields, outlookFieldNames } from './outlook-fields.ts'
import { findTime, type Time, type Zones } from './times.ts'
import { busyStatuses, BusyStatus, classOfMethod, MessageClass, StateFlag } from './words.ts'

export interface EventContext {
  zones: Zones
  method: string | undefined
  /** The address of whose calendar it is. */
  owner: string | undefined
  /** For times without a zone in all-day events; that of the reader. */
  zone: Zone
  /** Written by an Outlook whose UNTIL is the last day, whatever it says. [MS-OXCICAL] 2.1.3.2.4 */
  hasOldUntil?: boolean
  /** X-MICROSOFT-CALSCALE */
  calendarType?: number | undefined
}

export interface Span {
  start: Time
  startMillis: number
  endMillis: number
  allDay: boolean
}

/** undefined when the event has no time. `changes` are the VEVENTs of the same UID with a RECURRENCE-ID. */
export function importEvent(event: Component, changes: readonly Component[], context: EventContext): Item | undefined {
  const item = importSingle(event, context)
  if (!item) return undefined
  const span = spanOf(event, context) as Span
  const recurrenceId = findRecurrenceId(event, context)
  const uid = findText(event, 'UID')?.trim()
  if (uid) {
    const original = recurrenceId && minutesOfMillis(toLocal(recurrenceId.zone, recurrenceId.instant))
    item.properties.set(N.GlobalObjectId, globalObjectIdOfEvent(uid, original))
    item.properties.set(N.CleanGlobalObjectId, globalObjectIdOf(uid))
  }
  if (recurrenceId) {
    item.properties.set(N.IsException, true)
    item.properties.set(N.ExceptionReplaceTime, fileTime.from(recurrenceId.instant))
  } else {
    importRecurrence(item, event, changes, { ...context, span })
  }
  return item
}

/** A date is a day of the reader, as the days of all-day events are. */
function findRecurrenceId(event: Component, { zones, zone }: EventContext): Time | undefined {
  const id = findTime(findProperty(event, 'RECURRENCE-ID'), zones)
  return id?.kind === 'date' ? { ...id, zone, instant: toInstant(zone, id.local) } : id
}

/** What an event is on its own; an exception of a series is no more than that. */
export function importSingle(event: Component, context: EventContext): Item | undefined {
  const span = spanOf(event, context)
  if (!span) return undefined
  const item: Item = { properties: new Bag(), recipients: [], attachments: [] }
  const { properties } = item
  const kept = new Kept()
  properties.set(P.MessageClass, classOfMethod(context.method, participation(event)))
  importCommon(item, event, { zones: context.zones, kept, method: context.method })
  importSpan(properties, span, kept)
  importPeople(item, event, context)
  importBusyStatus(properties, event, context.method)
  importMeeting(properties, event, context)
  importAlarms(properties, event, { start: span.startMillis, end: span.endMillis, allDay: span.allDay, kept })
  properties.set(N.Recurring, false)
  if (context.method === 'ADD' || context.method === 'REFRESH' || context.method === 'DECLINECOUNTER') {
    kept.properties.push({ name: 'METHOD', parameters: {}, type: 'text', values: [context.method] })
  }
  // What it says of all later occurrences, a message that is about this one can only pass on.
  const range = parameter(findProperty(event, 'RECURRENCE-ID'), 'range')
  if (range !== undefined)
    kept.properties.push({ name: 'X-KONTOR-RANGE', parameters: {}, type: 'unknown', values: [range] })
  // What this event has a property for is not kept as a line as well.
  const lines = kept.properties.filter(({ name }) => !outlookFieldNames.includes(name))
  kept.properties.splice(0, kept.properties.length, ...lines)
  kept.store(properties)
  return item
}

function participation(event: Component): string | undefined {
  const [first] = readPeople(event).attendees
  return first && parameter(first.property, 'partstat')
}

/** [MS-OXCICAL] 2.1.3.1.1.20.8, .10 and .28 */
export function spanOf(event: Component, { zones, zone }: EventContext): Span | undefined {
  const start = findTime(findProperty(event, 'DTSTART'), zones)
  if (!start) return undefined
  const end = findTime(findProperty(event, 'DTEND'), zones)
  const duration = findDuration(findText(event, 'DURATION') ?? '')
  const isMidnight = (time: Time | undefined) =>
    time !== undefined && time.kind !== 'utc' && time.local % DAY_MILLIS === 0
  const said = /^TRUE$/i.test(
    findText(event, 'X-MICROSOFT-CDO-ALLDAYEVENT') ?? findText(event, 'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT') ?? '',
  )
  const floats = start.floating && end?.floating === true && end.local > start.local
  const allDay = start.kind === 'date' || ((said || floats) && isMidnight(start) && isMidnight(end))
  if (!allDay) {
    const endMillis = end?.instant ?? (duration === undefined ? start.instant : endAfter(start, duration))
    return { start, startMillis: start.instant, endMillis: Math.max(start.instant, endMillis), allDay }
  }
  // Days are those of whoever looks at them.
  const own = start.kind === 'date' ? zone : start.zone
  const days = end ? end.local - start.local : (duration ?? DAY_MILLIS)
  const length = Math.max(1, Math.ceil(days / DAY_MILLIS)) * DAY_MILLIS
  const startMillis = toInstant(own, start.local)
  return {
    start: { ...start, zone: own, instant: startMillis },
    startMillis,
    endMillis: toInstant(own, start.local + length),
    allDay,
  }
}

/** Days of a duration are days of the calendar, RFC 5545 3.3.6. */
function endAfter(start: Time, duration: number): number {
  if (duration % DAY_MILLIS !== 0) return start.instant + duration
  return toInstant(start.zone, toLocal(start.zone, start.instant) + duration)
}

function importSpan(properties: Bag, { start, startMillis, endMillis, allDay }: Span, kept: Kept): void {
  const [from, to] = [fileTime.from(startMillis), fileTime.from(endMillis)]
  for (const property of [N.AppointmentStartWhole, N.CommonStart, N.ClipStart]) properties.set(property, from)
  for (const property of [N.AppointmentEndWhole, N.CommonEnd, N.ClipEnd]) properties.set(property, to)
  properties.set(P.StartDate, from)
  properties.set(P.EndDate, to)
  properties.set(N.AppointmentDuration, Math.min(0x7fffffff, Math.round((endMillis - startMillis) / 60_000)))
  properties.set(N.AppointmentSubType, allDay)
  if (start.zone !== utcZone) {
    const definition = encodeDefinition(start.zone, new Date(startMillis).getUTCFullYear())
    properties.set(N.AppointmentTimeZoneDefinitionStartDisplay, definition)
    properties.set(N.AppointmentTimeZoneDefinitionEndDisplay, definition)
    setZoneName(properties, start.zone)
  }
  if (start.kind === 'local' && !allDay && start.floating) {
    kept.properties.push({ name: 'X-KONTOR-FLOATING', parameters: {}, type: 'unknown', values: ['TRUE'] })
  }
}

/** [MS-OXCICAL] 2.1.3.1.1.20.25, .31 and .34: Outlook's own word before the others. */
function importBusyStatus(properties: Bag, event: Component, method: string | undefined): void {
  const own = findBusy(event, ['X-MICROSOFT-CDO-BUSYSTATUS', 'X-MICROSOFT-MSNCALENDAR-BUSYSTATUS'])
  const intended = findBusy(event, ['X-MICROSOFT-CDO-INTENDEDSTATUS', 'X-MICROSOFT-MSNCALENDAR-INTENDEDSTATUS'])
  const status = findText(event, 'STATUS')?.trim().toUpperCase()
  const transparent = findText(event, 'TRANSP')?.trim().toUpperCase() === 'TRANSPARENT'
  const free = transparent || status === 'CANCELLED' || method === 'CANCEL'
  const said = own ?? (free ? BusyStatus.free : status === 'TENTATIVE' ? BusyStatus.tentative : BusyStatus.busy)
  // An invitation is tentative until it is answered; what it asks for is the intended status.
  properties.set(N.BusyStatus, method === 'REQUEST' && own === undefined && !free ? BusyStatus.tentative : said)
  if (intended !== undefined || method === 'REQUEST') properties.set(N.IntendedBusyStatus, intended ?? said)
}

function findBusy(event: Component, names: readonly string[]): number | undefined {
  for (const name of names) {
    const found = (busyStatuses as readonly string[]).indexOf(findText(event, name)?.trim().toUpperCase() ?? '')
    if (found >= 0) return found
  }
  return undefined
}

function importMeeting(properties: Bag, event: Component, { zones, method }: EventContext): void {
  const number = (name: string) => {
    const value = Number.parseInt(findText(event, name) ?? '', 10)
    return Number.isInteger(value) && value >= 0 && value <= 0x7fffffff ? value : undefined
  }
  const time = (name: string) => {
    const found = findTime(allProperties(event, name)[0], zones)
    return found && fileTime.from(found.instant)
  }
  const sequence = number('X-MICROSOFT-CDO-APPT-SEQUENCE') ?? number('SEQUENCE') ?? 0
  properties.set(N.AppointmentSequence, sequence)
  const owner = Number.parseInt(findText(event, 'X-MICROSOFT-CDO-OWNERAPPTID') ?? '', 10)
  if (Number.isInteger(owner)) properties.set(P.OwnerAppointmentId, owner | 0)
  const stamp = time('DTSTAMP')
  const isReply = method === 'REPLY' || method === 'COUNTER'
  const critical =
    time(isReply ? 'X-MICROSOFT-CDO-ATTENDEE-CRITICAL-CHANGE' : 'X-MICROSOFT-CDO-OWNER-CRITICAL-CHANGE') ?? stamp
  if (critical !== undefined) properties.set(isReply ? N.AttendeeCriticalChange : N.OwnerCriticalChange, critical)
  const replied = time('X-MICROSOFT-CDO-REPLYTIME') ?? (isReply ? stamp : undefined)
  if (replied !== undefined) properties.set(N.AppointmentReplyTime, replied)
  if (/^TRUE$/i.test(findText(event, 'X-MICROSOFT-DISALLOW-COUNTER') ?? ''))
    properties.set(N.AppointmentNotAllowPropose, true)
  importOutlookFields(properties, event, zones)
  const status = findText(event, 'STATUS')?.trim().toUpperCase()
  const flags = properties.get(N.AppointmentStateFlags) ?? 0
  if (method === 'CANCEL' || status === 'CANCELLED') properties.set(N.AppointmentStateFlags, flags | StateFlag.canceled)
  if (method === 'REQUEST') {
    // [MS-OXOCAL] 2.2.6.5: a request, or the full update of one.
    properties.set(N.MeetingType, sequence === 0 ? 0x1 : 0x1_0000)
    properties.set(N.AppointmentStateFlags, flags | StateFlag.meeting | StateFlag.received)
    properties.set(N.AppointmentMessageClass, MessageClass.appointment)
  }
  if (method === 'COUNTER') importProposal(properties, time)
}

/** [MS-OXCICAL] 2.1.3.1.1.1: the times of the event are those proposed; the ones it has stand in X-MS-OLK-ORIGINAL… */
function importProposal(properties: Bag, time: (name: string) => bigint | undefined): void {
  const start = properties.get(N.AppointmentStartWhole) as bigint
  const end = properties.get(N.AppointmentEndWhole) as bigint
  properties.set(N.AppointmentCounterProposal, true)
  properties.set(N.AppointmentProposedStartWhole, start)
  properties.set(N.AppointmentProposedEndWhole, end)
  properties.set(N.AppointmentProposedDuration, properties.get(N.AppointmentDuration) ?? 0)
  const originalStart = time('X-MS-OLK-ORIGINALSTART')
  const originalEnd = time('X-MS-OLK-ORIGINALEND')
  if (originalStart !== undefined) properties.set(N.AppointmentStartWhole, originalStart)
  if (originalEnd !== undefined) properties.set(N.AppointmentEndWhole, originalEnd)
}

/** Local minutes since 1601 as the FILETIME that exception attachments have. [MS-OXOCAL] 2.2.10.1.4 */
export function localFileTime(minutes: number): bigint {
  return fileTime.from(millisOfMinutes(minutes))
}
