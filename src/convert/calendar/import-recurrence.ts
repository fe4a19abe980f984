/**
 * RRULE, RDATE, EXDATE and RECURRENCE-ID become PidLidAppointmentRecur and the attachments of its exceptions.
 * [MS-OXCICAL] 2.1.3.2, [MS-OXOCAL] 2.2.1.44 and 2.2.10
 */
import {
  allProperties,
  type Component,
  DAY_MILLIS,
  dayOfMillis,
  findProperty,
  findRule,
  findText,
  minutesOfMillis,
  type Rule,
  ruleText,
  textOf,
} from '#codec/ical/index.ts'
import { encodeDefinition, encodeStruct, keyNameOf, toInstant, toLocal, type Zone } from '#codec/time-zone/index.ts'
import { Bag, fileTime, type Item, type ItemAttachment, N, P } from '#model'
import {
  type AppointmentRecurrence,
  cleanGlobalObjectId,
  encodeAppointmentRecurrence,
  type Exception,
  globalObjectIdOf,
  isEndless,
  lastEndMillis,
  recurrenceOfRules,
  type RecurrencePattern,
  RecurFrequency,
  type RuleSet,
  setZoneName,
  startsOf,
  startTimeOf,
} from '#model/recurrence/index.ts'
import { importScaledRule } from './calendar-scale.ts'
import { type EventContext, importSingle, localFileTime, type Span, spanOf } from './import-event.ts'
import { findTime, timesOf } from './times.ts'
import { MessageClass } from './words.ts'

type RecurrenceContext = EventContext & { span: Span }

const EXCEPTIONS_MAX = 1000
const DATES_MAX = 5000

export function importRecurrence(
  item: Item,
  event: Component,
  changes: readonly Component[],
  context: RecurrenceContext,
): void {
  const { span } = context
  const { zone } = span.start
  const rules = allProperties(event, 'RRULE').flatMap((one) => {
    const rule = findRule(textOf(one) ?? '')
    return rule ? (context.hasOldUntil ? untilTheDay(rule) : rule) : []
  })
  const extraStarts = timesOf(event, 'RDATE', context.zones)
    .slice(0, DATES_MAX)
    .map((time) => localIn(zone, time, span))
  const start = toLocal(zone, span.startMillis)
  const foreign = importScaledRule(event, { calendarType: context.calendarType, start, zone })
  if (rules.length === 0 && extraStarts.length === 0 && !foreign) return
  const cancelled = changes.filter((change) => findText(change, 'STATUS')?.trim().toUpperCase() === 'CANCELLED')
  const set = fromFirst(zone, {
    rules: rules.slice(0, 10),
    start,
    extraStarts,
    deletedStarts: [
      ...['EXDATE', 'X-MICROSOFT-EXDATE']
        .flatMap((name) => timesOf(event, name, context.zones))
        .slice(0, DATES_MAX)
        .map((time) => localIn(zone, time, span)),
      ...excludedByRules(event, start, zone),
      ...cancelled.flatMap((change) => originalOf(change, context) ?? []),
    ],
  })
  const lengthMinutes = Math.max(0, Math.round((toLocal(zone, span.endMillis) - start) / 60_000))
  const made = foreign ? madeOf(foreign, set, lengthMinutes) : recurrenceOfRules(set, zone, lengthMinutes)
  if (!made) return
  const exceptions = importExceptions(
    item,
    changes.filter((change) => !cancelled.includes(change)).map((change) => withPeopleOf(event, change)),
    context,
  )
  const recurrence = withExceptions(made.recurrence, exceptions)
  const seconds = made.exact ? 0 : secondsOf(set, recurrence, zone)
  storeRecurrence(item.properties, recurrence, zone, seconds)
  if (!made.exact) storeRules(item.properties, set, zone)
}

/** [MS-OXCICAL] 2.1.3.2.4 */
function untilTheDay(rule: Rule): Rule {
  return rule.until?.endsWith('Z') ? { ...rule, until: `${rule.until.slice(0, 8)}T235900` } : rule
}

function madeOf(pattern: RecurrencePattern, { start, deletedStarts }: RuleSet, lengthMinutes: number) {
  const startOffset = minutesOfMillis(start) % 1440
  const deletedDates = [...new Set(deletedStarts.map((one) => dayOfMillis(one) * 1440))].sort((a, b) => a - b)
  const recurrence: AppointmentRecurrence = {
    pattern: { ...pattern, deletedDates },
    startOffset,
    endOffset: startOffset + lengthMinutes,
    exceptions: [],
  }
  return { recurrence, exact: true }
}

/**
 * Extra dates may lie before the start, but an item starts with its first occurrence, from which a rule would count anew: the times of a rule that
 * ends are then written one by one. Without a rule, the first time is no extra one.
 */
function fromFirst(zone: Zone, set: RuleSet): RuleSet {
  const first = Math.min(set.start, ...set.extraStarts)
  if (first === set.start) return set
  const starts = [...startsOf({ ...set, deletedStarts: [] }, zone).take(DATES_MAX)]
  if (starts.length >= DATES_MAX) return set
  return { rules: [], start: first, extraStarts: starts.slice(1), deletedStarts: set.deletedStarts }
}

/** The pattern has minutes; the start of a series that keeps its rule has what is missing, in milliseconds. */
function secondsOf(set: RuleSet, { pattern, startOffset }: AppointmentRecurrence, zone: Zone): number {
  const [first = 0] = startsOf(set, zone)
  const rest = first - toLocal(zone, fileTime.toMilliseconds(startTimeOf(pattern, startOffset, zone)))
  return rest > 0 && rest < 60_000 ? rest : 0
}

/** An exception without attendees shows those of its series in Outlook. */
function withPeopleOf(series: Component, change: Component): Component {
  if (findProperty(change, 'ATTENDEE')) return change
  const names = findProperty(change, 'ORGANIZER') ? ['ATTENDEE'] : ['ORGANIZER', 'ATTENDEE']
  return { ...change, properties: [...change.properties, ...names.flatMap((name) => allProperties(series, name))] }
}

/** A date among times is that day's occurrence. */
function localIn(zone: Zone, time: { kind: string; local: number; instant: number }, { start, allDay }: Span): number {
  if (time.kind !== 'date' && !allDay) return toLocal(zone, time.instant)
  const day = time.kind === 'utc' ? toLocal(zone, time.instant) : time.local
  const midnight = day - (((day % DAY_MILLIS) + DAY_MILLIS) % DAY_MILLIS)
  return midnight + (allDay ? 0 : ((start.local % DAY_MILLIS) + DAY_MILLIS) % DAY_MILLIS)
}

/** EXRULE is of RFC 2445; its dates are taken out one by one. */
function excludedByRules(event: Component, start: number, zone: Zone): number[] {
  const rules = allProperties(event, 'EXRULE').flatMap((one) => findRule(textOf(one) ?? '') ?? [])
  if (rules.length === 0) return []
  return startsOf({ rules: rules.slice(0, 10), start, extraStarts: [], deletedStarts: [] }, zone)
    .take(DATES_MAX)
    .toArray()
}

function originalOf(change: Component, { zones, span }: RecurrenceContext): number | undefined {
  const id = findTime(findProperty(change, 'RECURRENCE-ID'), zones)
  return id && localIn(span.start.zone, id, span)
}

function importExceptions(item: Item, changes: readonly Component[], context: RecurrenceContext): Exception[] {
  const found = new Map<number, { exception: Exception; attachment: ItemAttachment }>()
  for (const change of changes.slice(0, EXCEPTIONS_MAX)) {
    const original = originalOf(change, context)
    const embedded = original === undefined ? undefined : importSingle(change, { ...context, method: undefined })
    const span = spanOf(change, context)
    // Of two that change the same occurrence, the first counts: the caller has put the newest before.
    if (original === undefined || !embedded || !span || found.has(minutesOfMillis(original))) continue
    const { zone } = context.span.start
    const minutes = {
      start: minutesOfMillis(toLocal(zone, span.startMillis)),
      end: minutesOfMillis(toLocal(zone, span.endMillis)),
      original: minutesOfMillis(original),
    }
    found.set(minutes.original, {
      exception: exceptionOf(item.properties, embedded, minutes),
      attachment: exceptionAttachment(item, embedded, { ...minutes, replaces: toInstant(zone, original) }),
    })
  }
  const sorted = [...found.values()].sort((a, b) => a.exception.original - b.exception.original)
  for (const { attachment } of sorted) item.attachments.push(attachment)
  return sorted.map(({ exception }) => exception)
}

/** What is different from the series. */
export function exceptionOf(
  series: Bag,
  { properties, attachments }: Item,
  minutes: Pick<Exception, 'start' | 'end' | 'original'>,
): Exception {
  const exception: Exception = { ...minutes }
  const differs = (property: typeof P.Subject | typeof N.Location) =>
    (properties.get(property) ?? '') !== (series.get(property) ?? '')
  if (differs(P.Subject)) exception.subject = properties.get(P.Subject) ?? ''
  if (differs(N.Location)) exception.location = properties.get(N.Location) ?? ''
  const set = properties.get(N.ReminderSet) ?? false
  if (set !== (series.get(N.ReminderSet) ?? false)) exception.reminderSet = set
  const delta = properties.get(N.ReminderDelta)
  if (set && delta !== undefined && delta !== series.get(N.ReminderDelta)) exception.reminderDelta = delta
  const busy = properties.get(N.BusyStatus)
  if (busy !== undefined && busy !== series.get(N.BusyStatus)) exception.busyStatus = busy
  const allDay = properties.get(N.AppointmentSubType) ?? false
  if (allDay !== (series.get(N.AppointmentSubType) ?? false)) exception.allDay = allDay
  if (attachments.length > 0) exception.hasAttachments = true
  if ((properties.get(P.Body) ?? '') !== (series.get(P.Body) ?? '')) exception.hasBody = true
  return exception
}

/** [MS-OXOCAL] 2.2.10.1 */
export function exceptionAttachment(
  series: Item,
  embedded: Item,
  times: { start: number; end: number; replaces: number; original: number },
): ItemAttachment {
  const { properties } = embedded
  const clean = series.properties.get(N.CleanGlobalObjectId)
  const replaces = fileTime.from(times.replaces)
  properties.set(P.MessageClass, MessageClass.exception)
  properties.set(N.ExceptionReplaceTime, replaces)
  properties.set(N.IsException, true)
  if (clean) {
    properties.set(N.CleanGlobalObjectId, clean)
    properties.set(N.GlobalObjectId, datedId(clean, times.original))
  }
  return {
    properties: Bag.of({
      AttachMethod: 5,
      AttachmentHidden: true,
      AttachmentFlags: 2,
      AttachFlags: 0,
      RenderingPosition: -1,
      DisplayName: 'Untitled',
      ExceptionStartTime: localFileTime(times.start),
      ExceptionEndTime: localFileTime(times.end),
      ExceptionReplaceTime: replaces,
    }),
    embedded,
  }
}

function datedId(clean: Uint8Array, original: number): Uint8Array {
  const id = cleanGlobalObjectId(clean)
  // Only the date is wanted of the id that is made for it.
  id.set(globalObjectIdOf('x', original).subarray(16, 20), 16)
  return id
}

/** One exception for each original start; those that come from the times of a cover give way to those that were written. */
function withExceptions(recurrence: AppointmentRecurrence, written: readonly Exception[]): AppointmentRecurrence {
  const days = new Set(written.map(({ original }) => Math.floor(original / 1440)))
  const others = recurrence.exceptions.filter(({ original }) => !days.has(Math.floor(original / 1440)))
  return { ...recurrence, exceptions: [...others, ...written] }
}

/** PidLidRecurrenceType, [MS-OXOCAL] 2.2.1.45 */
const recurrenceTypes: Record<number, number> = {
  [RecurFrequency.daily]: 1,
  [RecurFrequency.weekly]: 2,
  [RecurFrequency.monthly]: 3,
  [RecurFrequency.yearly]: 4,
}
/** PidLidClipEnd of what never ends: 4500-08-31 23:59 UTC. */
const CLIP_END_OF_ENDLESS = fileTime.from(Date.UTC(4500, 7, 31, 23, 59))

export function storeRecurrence(properties: Bag, recurrence: AppointmentRecurrence, zone: Zone, seconds = 0): void {
  const { pattern, startOffset, endOffset } = recurrence
  properties.set(N.AppointmentRecur, encodeAppointmentRecurrence(recurrence))
  properties.set(N.Recurring, true)
  properties.set(N.IsRecurring, true)
  properties.set(N.RecurrenceType, recurrenceTypes[pattern.frequency] ?? 0)
  // The item's own times are those of the first occurrence.
  const start = startTimeOf(pattern, startOffset, zone) + BigInt(seconds) * 10_000n
  const end = startTimeOf(pattern, endOffset, zone) + BigInt(seconds) * 10_000n
  const year = new Date(fileTime.toMilliseconds(start)).getUTCFullYear()
  const definition = encodeDefinition(zone, year)
  properties.set(N.AppointmentTimeZoneDefinitionRecur, definition)
  properties.set(N.AppointmentTimeZoneDefinitionStartDisplay, definition)
  properties.set(N.AppointmentTimeZoneDefinitionEndDisplay, definition)
  setZoneName(properties, zone)
  properties.set(N.TimeZoneStruct, encodeStruct(zone, year))
  properties.set(N.TimeZoneDescription, keyNameOf(zone))
  for (const property of [N.AppointmentStartWhole, N.CommonStart]) properties.set(property, start)
  for (const property of [N.AppointmentEndWhole, N.CommonEnd]) properties.set(property, end)
  properties.set(P.StartDate, start)
  properties.set(P.EndDate, end)
  const minutes = Number(end - start) / 600_000_000
  properties.set(N.AppointmentDuration, Math.min(0x7fffffff, Math.round(minutes)))
  const day = dayOfMillis(toLocal(zone, fileTime.toMilliseconds(start)))
  properties.set(N.ClipStart, fileTime.from(toInstant(zone, (day - dayOfMillis(0)) * DAY_MILLIS)))
  const last = isEndless(pattern) ? undefined : lastEndMillis({ recurrence, zone })
  properties.set(N.ClipEnd, last === undefined || !Number.isFinite(last) ? CLIP_END_OF_ENDLESS : fileTime.from(last))
}

/** [MS-XWDCAL] 2.2.2: what the pattern only covers. */
function storeRules(properties: Bag, { rules, extraStarts, deletedStarts }: RuleSet, zone: Zone): void {
  const times = (starts: readonly number[]) => starts.map((start) => fileTime.from(toInstant(zone, start)))
  if (rules.length > 0) properties.set(N.ICalendarRecurrenceRule, rules.map(ruleText))
  if (extraStarts.length > 0) properties.set(N.ICalendarRecurrenceDate, times(extraStarts))
  if (deletedStarts.length > 0) properties.set(N.CalendarExceptionDate, times(deletedStarts))
}
