/**
 * What follows from the fields that a client wrote, once all of them are written: times of a meeting in all the properties that have them,
 * series, the three ways in which a task is done, names of contacts, who sends a message. Then the item is what other protocols expect.
 */
import { DAY_MILLIS, dayOfMillis, millisOfDay, minutesOfMillis } from '#codec/ical/index.ts'
import { encodeDefinition, toInstant, toLocal, utcZone, type Zone } from '#codec/time-zone/index.ts'
import { sender, sentRepresenting, setPerson } from '#convert'
import { storeRecurrence } from '#convert/calendar/index.ts'
import { setNewId } from '#groupware/calendar/organize.ts'
import { type Bag, fileTime, N, P } from '#model'
import {
  encodeTaskRecurrence,
  findSeries,
  findZoneOfItem,
  patternDates,
  type RecurrencePattern,
  setZoneName,
} from '#model/recurrence/index.ts'
import { settleFileAs } from './contact.ts'
import type { WriteContext } from './context.ts'
import { type Draft, invalid } from './field.ts'
import { patternOf } from './recurrence.ts'

export function settle(draft: Draft, context: WriteContext): void {
  switch (draft.kind) {
    case 'CalendarItem':
      settleAppointment(draft, context)
      break
    case 'Task':
      settleTask(draft, context)
      break
    case 'Contact':
      settleContact(draft)
      break
    case 'DistributionList':
      settleList(draft)
      break
    case 'Message':
    case 'PostItem':
    case 'Item':
      if (draft.isNew) settleAuthor(draft, context)
      break
    default:
  }
  if (draft.kind !== 'CalendarItem') settleReminder(draft.item.properties)
}

const DEFAULT_MINUTES = 30
const DEFAULT_REMINDER = 15
/** Five years: what Exchange allows. */
const LONGEST_MILLIS = 5 * 365.25 * DAY_MILLIS
const SIDE_EFFECTS = 0x171
const BUSY = 2

function settleAppointment(draft: Draft, context: WriteContext): void {
  const { item, isNew, pending } = draft
  const { properties } = item
  if (isNew) {
    properties.setDefault(P.MessageClass, 'IPM.Appointment')
    properties.setDefault(N.BusyStatus, properties.get(N.AppointmentSubType) ? 0 : BUSY)
    properties.setDefault(N.AppointmentSubType, false)
    properties.setDefault(N.SideEffects, SIDE_EFFECTS).setDefault(P.Sensitivity, 0).setDefault(P.Importance, 1)
    properties.setDefault(N.AppointmentStateFlags, 0).setDefault(N.ResponseStatus, 0)
    properties.setDefault(N.Recurring, false)
    properties.setDefault(N.ReminderSet, true).setDefault(N.ReminderDelta, DEFAULT_REMINDER)
    if (!properties.has(N.GlobalObjectId)) setNewId(properties, context.now)
    setDefaultTimes(properties, context.now)
  }
  if (isNew || pending.times || pending.recurrence !== undefined) settleTimes(draft, context)
  if (properties.has(N.ReminderSet)) {
    const start = properties.get(N.AppointmentStartWhole)
    if (start !== undefined) setReminderAt(properties, start)
  }
}

/** The next half hour, as Exchange has it for an item without a start. */
function setDefaultTimes(properties: Bag, now: number): void {
  const half = DEFAULT_MINUTES * 60_000
  properties.setDefault(N.AppointmentStartWhole, fileTime.from(Math.ceil(now / half) * half))
  const start = properties.get(N.AppointmentStartWhole) as bigint
  const length = properties.get(N.AppointmentSubType) ? DAY_MILLIS : half
  properties.setDefault(N.AppointmentEndWhole, start + BigInt(length) * 10_000n)
}

function settleTimes(draft: Draft, context: WriteContext): void {
  const { item, pending } = draft
  const { properties } = item
  const before = findSeries(properties)
  const zone = pending.zone ?? findZoneOfItem(properties) ?? context.zone
  const start = properties.get(N.AppointmentStartWhole)
  const end = properties.get(N.AppointmentEndWhole)
  if (start === undefined || end === undefined) return
  if (end < start) invalid('End is before Start', 'ErrorCalendarEndDateIsEarlierThanStartDate')
  let [from, to] = [fileTime.toMilliseconds(start), fileTime.toMilliseconds(end)]
  if (to - from > LONGEST_MILLIS) invalid('longer than five years', 'ErrorCalendarDurationIsTooLong')
  if (properties.get(N.AppointmentSubType)) [from, to] = wholeDays(zone, from, to)
  setZones(draft, zone, from)
  const pattern =
    pending.recurrence === undefined || pending.recurrence === null
      ? before && pending.recurrence !== null && moved(before.recurrence.pattern, toLocal(zone, from))
      : readPattern(pending.recurrence)
  if (pending.recurrence === null) removeSeries(properties)
  if (pattern) {
    for (const property of [N.ICalendarRecurrenceRule, N.ICalendarRecurrenceDate, N.CalendarExceptionDate]) {
      properties.delete(property)
    }
    // What was changed in the series and deleted from it is of the old times. [MS-OXOCAL] 3.1.5
    item.attachments = item.attachments.filter((one) => one.properties.get(P.ExceptionStartTime) === undefined)
    const local = toLocal(zone, from)
    const startOffset = minutesOfMillis(local) % 1440
    const endOffset = startOffset + Math.round((toLocal(zone, to) - local) / 60_000)
    storeRecurrence(properties, { pattern, startOffset, endOffset, exceptions: [] }, zone)
    return
  }
  const [first, last] = [fileTime.from(from), fileTime.from(to)]
  for (const property of [N.AppointmentStartWhole, N.CommonStart, N.ClipStart]) properties.set(property, first)
  for (const property of [N.AppointmentEndWhole, N.CommonEnd, N.ClipEnd]) properties.set(property, last)
  properties.set(P.StartDate, first).set(P.EndDate, last)
  properties.set(N.AppointmentDuration, Math.min(0x7fffffff, Math.round((to - from) / 60_000)))
}

function readPattern(value: unknown): RecurrencePattern {
  const pattern = patternOf(value)
  if (pattern.sliding) invalid('a meeting cannot be regenerated', 'ErrorCalendarInvalidRecurrence')
  return pattern
}

/** The same pattern from another day on. */
function moved(pattern: RecurrencePattern, startLocal: number): RecurrencePattern {
  const day = dayOfMillis(startLocal)
  if (day * 1440 === pattern.startDate) return { ...pattern, deletedDates: [], modifiedDates: [] }
  const shifted = { ...pattern, startDate: day * 1440, firstDateTime: 0, deletedDates: [], modifiedDates: [] }
  const [first = day] = patternDates({ ...shifted, endType: 0x2023 })
  return { ...shifted, startDate: first * 1440 }
}

/** All-day events are days of their zone, from midnight to midnight. */
function wholeDays(zone: Zone, from: number, to: number): [number, number] {
  const first = dayOfMillis(toLocal(zone, from))
  const end = toLocal(zone, to)
  const last = Math.max(first + 1, Math.ceil((end - millisOfDay(0)) / DAY_MILLIS))
  return [toInstant(zone, millisOfDay(first)), toInstant(zone, millisOfDay(last))]
}

function setZones({ item: { properties }, pending, isNew }: Draft, zone: Zone, from: number): void {
  if (!pending.zone && !pending.endZone && !(isNew && zone !== utcZone)) return
  const year = new Date(from).getUTCFullYear()
  properties.set(N.AppointmentTimeZoneDefinitionStartDisplay, encodeDefinition(zone, year))
  properties.set(N.AppointmentTimeZoneDefinitionEndDisplay, encodeDefinition(pending.endZone ?? zone, year))
  setZoneName(properties, zone)
}

const seriesOnly = [
  N.AppointmentRecur,
  N.RecurrenceType,
  N.RecurrencePattern,
  N.ICalendarRecurrenceRule,
  N.ICalendarRecurrenceDate,
  N.CalendarExceptionDate,
  N.AppointmentTimeZoneDefinitionRecur,
  N.TimeZoneStruct,
  N.TimeZoneDescription,
] as const

function removeSeries(properties: Bag): void {
  for (const property of seriesOnly) properties.delete(property)
  properties.set(N.Recurring, false).set(N.IsRecurring, false)
}

/** [MS-OXORMDR] 2.2.1: when it is due, and when it is shown. */
function setReminderAt(properties: Bag, start: bigint): void {
  if (!properties.get(N.ReminderSet)) return
  properties.setDefault(N.ReminderDelta, DEFAULT_REMINDER)
  const delta = properties.get(N.ReminderDelta) ?? DEFAULT_REMINDER
  properties.set(N.ReminderTime, start).set(N.ReminderSignalTime, start - BigInt(delta) * 600_000_000n)
}

function settleReminder(properties: Bag): void {
  const due = properties.get(N.ReminderTime)
  if (properties.get(N.ReminderSet) && due !== undefined) {
    const delta = properties.get(N.ReminderDelta) ?? 0
    properties.set(N.ReminderSignalTime, due - BigInt(Math.max(0, delta)) * 600_000_000n)
  }
}

function settleTask(draft: Draft, context: WriteContext): void {
  const { item, isNew } = draft
  const { properties } = item
  if (isNew) {
    properties.setDefault(P.MessageClass, 'IPM.Task')
    properties.setDefault(N.TaskOwner, context.owner?.displayName ?? context.user.displayName)
    properties.setDefault(N.TaskOwnership, 0).setDefault(N.TaskState, 1).setDefault(N.TaskVersion, 1)
    properties.setDefault(N.TaskFRecurring, false).setDefault(N.TeamTask, false).setDefault(N.TaskAcceptanceState, 0)
    properties.setDefault(N.TaskStatus, 0).setDefault(N.PercentComplete, 0).setDefault(N.TaskComplete, false)
  } else properties.set(N.TaskVersion, (properties.get(N.TaskVersion) ?? 0) + 1)
  checkDays(properties)
  settleTaskSeries(draft)
}

function checkDays(properties: Bag): void {
  const [start, due] = [properties.get(N.TaskStartDate), properties.get(N.TaskDueDate)]
  // Exchange moves the start with the due date.
  if (start !== undefined && due !== undefined && due < start)
    properties.set(N.TaskStartDate, due).set(N.CommonStart, due)
}

function settleTaskSeries({ item: { properties }, pending }: Draft): void {
  if (pending.recurrence === undefined) return
  if (pending.recurrence === null) {
    properties.delete(N.TaskRecurrence)
    properties.set(N.TaskFRecurring, false)
    return
  }
  const pattern = patternOf(pending.recurrence)
  properties.set(N.TaskRecurrence, encodeTaskRecurrence(pattern))
  properties.set(N.TaskFRecurring, true).set(N.TaskDeadOccurrence, false).set(N.TaskResetReminder, false)
  const first = fileTime.from(millisOfDay(Math.floor(pattern.startDate / 1440)))
  properties.setDefault(N.TaskStartDate, first).setDefault(N.TaskDueDate, first)
  properties.setDefault(N.CommonStart, first).setDefault(N.CommonEnd, first)
}

function settleContact({ item: { properties }, isNew }: Draft): void {
  if (isNew) properties.setDefault(P.MessageClass, 'IPM.Contact')
  if (!properties.get(P.DisplayName)) {
    const parts = [P.DisplayNamePrefix, P.GivenName, P.MiddleName, P.Surname, P.Generation].map((one) =>
      properties.get(one),
    )
    const name = parts.filter((part) => part).join(' ') || properties.get(P.CompanyName)
    if (name) properties.set(P.DisplayName, name)
  }
  if (properties.has(N.FileUnderId)) settleFileAs(properties)
  const name = properties.get(P.DisplayName)
  if (!properties.get(N.FileUnder) && name) properties.set(N.FileUnder, name)
  const subject = properties.get(N.FileUnder) ?? name
  if (!properties.get(P.Subject) && subject) properties.set(P.Subject, subject)
}

function settleList({ item: { properties }, isNew }: Draft): void {
  if (isNew) properties.setDefault(P.MessageClass, 'IPM.DistList')
  const name = properties.get(P.DisplayName) ?? properties.get(P.Subject)
  if (!name) return
  properties.set(N.DistributionListName, name).set(P.DisplayName, name)
  properties.setDefault(N.FileUnder, name)
  if (!properties.get(P.Subject)) properties.set(P.Subject, name)
}

/** Who has written it: the owner of the mailbox, by the hand of whoever is logged in. */
export function settleAuthor({ item: { properties }, kind }: Draft, { owner, user, now }: WriteContext): void {
  const author = owner ?? user
  if (!properties.get(P.SentRepresentingName) && !properties.get(P.SentRepresentingSmtpAddress)) {
    setPerson(properties, sentRepresenting, { name: author.displayName, address: author.address })
  }
  if (!properties.get(P.SenderName) && !properties.get(P.SenderSmtpAddress)) {
    setPerson(properties, sender, { name: user.displayName, address: user.address })
  }
  if (kind === 'PostItem') properties.setDefault(P.ClientSubmitTime, fileTime.from(now))
}
