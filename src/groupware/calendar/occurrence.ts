/**
 * One occurrence of a series is changed or goes: the recurrence of the series and the attachment of the exception, as a client would write them.
 * [MS-OXOCAL] 2.2.1.44 and 2.2.10; 3.1.4 (what a client does)
 *
 * Items in, items out; nothing is stored here. `original` names the occurrence: minutes since 1601 in the zone of the series.
 */
import { millisOfMinutes, minutesOfMillis } from '#codec/ical/index.ts'
import { toInstant, toLocal } from '#codec/time-zone/index.ts'
import { exceptionAttachment, exceptionOf } from '#convert/calendar/index.ts'
import { type Bag, Failure, fileTime, type Item, type ItemAttachment, N, P } from '#model'
import {
  encodeAppointmentRecurrence,
  findOccurrence,
  findSeries,
  type Occurrence,
  type Series,
} from '#model/recurrence/index.ts'

export function getSeries({ properties }: Item): Series {
  const series = findSeries(properties)
  if (!series) throw new Failure('wrongType', 'no series')
  return series
}

/** The occurrence that a message names by the time at which the series has it; the day decides where the clock differs. */
export function findNamed(series: Series, replaces: bigint): Occurrence | undefined {
  const original = minutesOfMillis(toLocal(series.zone, fileTime.toMilliseconds(replaces)))
  const exact = findOccurrence(series, original)
  if (exact) return exact
  const offset = series.recurrence.startOffset
  return findOccurrence(series, original - (original % 1440) + offset)
}

/** Properties that belong to the series alone. */
const ofSeries = [
  N.AppointmentRecur,
  N.RecurrenceType,
  N.RecurrencePattern,
  N.ICalendarRecurrenceRule,
  N.ICalendarRecurrenceDate,
  N.CalendarExceptionDate,
  N.ClipStart,
  N.ClipEnd,
] as const

/** The occurrence as an item of its own: that of its exception, over what the series says. */
export function occurrenceItem(series: Item, original: number): Item {
  const found = getSeries(series)
  const occurrence = findOccurrence(found, original)
  if (!occurrence) throw new Failure('notFound', 'occurrence')
  const attached = findException(series, original)
  const properties = series.properties.copy()
  for (const property of ofSeries) properties.delete(property)
  if (attached?.embedded) properties.assign(attached.embedded.properties)
  properties.set(P.MessageClass, 'IPM.Appointment')
  setTimes(properties, occurrence)
  properties.set(N.ExceptionReplaceTime, fileTime.from(toInstant(found.zone, millisOfMinutes(original))))
  properties.set(N.IsException, true).set(N.Recurring, false)
  const clean = series.properties.get(N.CleanGlobalObjectId) ?? series.properties.get(N.GlobalObjectId)
  if (clean) properties.set(N.CleanGlobalObjectId, clean).set(N.GlobalObjectId, dated(clean, original))
  const own = attached?.embedded
  return {
    properties,
    recipients: (own && own.recipients.length > 0 ? own.recipients : series.recipients).map((row) => row.copy()),
    attachments: own ? own.attachments : series.attachments.filter((one) => !isException(one)),
  }
}

/** Of an occurrence in which nothing was changed: what its series says, at its own time. No item is loaded for it. */
export function instanceProperties(
  series: Bag,
  occurrence: { startMillis: number; endMillis: number; original: number },
): Bag {
  const properties = series.copy()
  for (const property of ofSeries) properties.delete(property)
  setTimes(properties, occurrence)
  properties.set(N.IsException, false).set(N.Recurring, false)
  const clean = series.get(N.CleanGlobalObjectId) ?? series.get(N.GlobalObjectId)
  if (clean) properties.set(N.CleanGlobalObjectId, clean).set(N.GlobalObjectId, dated(clean, occurrence.original))
  return properties
}

/** PidLidGlobalObjectId with the day of the occurrence. [MS-OXOCAL] 2.2.1.27 */
function dated(id: Uint8Array, original: number): Uint8Array {
  const date = new Date(millisOfMinutes(original))
  const bytes = Uint8Array.from(id)
  const year = date.getUTCFullYear()
  if (bytes.length >= 20) bytes.set([year >> 8, year & 0xff, date.getUTCMonth() + 1, date.getUTCDate()], 16)
  return bytes
}

export function setTimes(
  properties: Bag,
  { startMillis, endMillis }: { startMillis: number; endMillis: number },
): void {
  const [start, end] = [fileTime.from(startMillis), fileTime.from(endMillis)]
  for (const property of [N.AppointmentStartWhole, N.CommonStart]) properties.set(property, start)
  for (const property of [N.AppointmentEndWhole, N.CommonEnd]) properties.set(property, end)
  properties.set(P.StartDate, start).set(P.EndDate, end)
  properties.set(N.AppointmentDuration, Math.min(0x7fffffff, Math.round((endMillis - startMillis) / 60_000)))
  if (properties.get(N.ReminderSet)) {
    const delta = properties.get(N.ReminderDelta) ?? 15
    properties.set(N.ReminderTime, start).set(N.ReminderSignalTime, fileTime.from(startMillis - delta * 60_000))
  }
}

export function isException({ properties, embedded }: ItemAttachment): boolean {
  return embedded !== undefined && properties.get(P.ExceptionStartTime) !== undefined
}

function findException(series: Item, original: number): ItemAttachment | undefined {
  const { zone } = getSeries(series)
  const replaces = fileTime.from(toInstant(zone, millisOfMinutes(original)))
  return series.attachments.find(
    (one) =>
      isException(one) &&
      (one.embedded?.properties.get(N.ExceptionReplaceTime) ?? one.properties.get(P.ExceptionReplaceTime)) === replaces,
  )
}

/** `changed` is the occurrence as an item of its own, as `occurrenceItem` gives it. */
export function withException(series: Item, original: number, changed: Item): Item {
  const found = getSeries(series)
  if (!findOccurrence(found, original)) throw new Failure('notFound', 'occurrence')
  const { zone, recurrence } = found
  const start = changed.properties.get(N.AppointmentStartWhole)
  const end = changed.properties.get(N.AppointmentEndWhole)
  if (start === undefined || end === undefined || end < start) throw new Failure('invalid', 'times')
  const local = (time: bigint) => minutesOfMillis(toLocal(zone, fileTime.toMilliseconds(time)))
  const minutes = { start: local(start), end: local(end), original }
  const embedded: Item = { ...changed, properties: changed.properties.copy() }
  for (const property of ofSeries) embedded.properties.delete(property)
  const exception = exceptionOf(series.properties, embedded, minutes)
  const attachment = exceptionAttachment(series, embedded, {
    ...minutes,
    replaces: toInstant(zone, millisOfMinutes(original)),
  })
  const exceptions = [...recurrence.exceptions.filter((one) => one.original !== original), exception]
  exceptions.sort((a, b) => a.original - b.original)
  const old = findException(series, original)
  return {
    ...series,
    properties: withRecurrence(series.properties, { ...recurrence, exceptions }),
    attachments: [...series.attachments.filter((one) => one !== old), attachment],
  }
}

export function withoutOccurrence(series: Item, original: number): Item {
  const found = getSeries(series)
  if (!findOccurrence(found, original)) throw new Failure('notFound', 'occurrence')
  const { recurrence } = found
  const old = findException(series, original)
  const day = original - (original % 1440)
  const deletedDates = [...new Set([...recurrence.pattern.deletedDates, day])].sort((a, b) => a - b)
  const changed = {
    ...recurrence,
    pattern: { ...recurrence.pattern, deletedDates },
    exceptions: recurrence.exceptions.filter((one) => one.original !== original),
  }
  const properties = withRecurrence(series.properties, changed)
  // A rule that Outlook cannot hold has its own list of what was deleted.
  if (found.starts) {
    const start = fileTime.from(toInstant(found.zone, millisOfMinutes(original)))
    const deleted = properties.get(N.CalendarExceptionDate) ?? []
    if (!deleted.includes(start)) properties.set(N.CalendarExceptionDate, [...deleted, start])
  }
  return { ...series, properties, attachments: series.attachments.filter((one) => one !== old) }
}

/** A series that does not take place: its changed occurrences are free, too. */
export function withFreeExceptions(series: Item): Item {
  const found = findSeries(series.properties)
  if (!found || found.recurrence.exceptions.length === 0) return series
  const exceptions = found.recurrence.exceptions.map(({ busyStatus: _busy, ...rest }) => rest)
  const attachments = series.attachments.map((one): ItemAttachment => {
    if (!isException(one) || !one.embedded) return one
    const properties = one.embedded.properties.copy().set(N.BusyStatus, 0).set(N.ReminderSet, false)
    return { ...one, embedded: { ...one.embedded, properties } }
  })
  return { ...series, properties: withRecurrence(series.properties, { ...found.recurrence, exceptions }), attachments }
}

function withRecurrence(properties: Bag, recurrence: Series['recurrence']): Bag {
  return properties.copy().set(N.AppointmentRecur, encodeAppointmentRecurrence(recurrence))
}
