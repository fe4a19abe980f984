/** Fields of calendar items. [MS-OXWSMTGS] 2.2.4.4 (CalendarItemType); which properties they are: [MS-OXOCAL] 2.2 */
import { millisOfMinutes } from '#codec/ical/index.ts'
import { findZoneOfDefinition, keyNameOf, toInstant, utcZone, type Zone } from '#codec/time-zone/index.ts'
import { sentRepresenting } from '#convert'
import { RecipientKind, ResponseStatus, StateFlag } from '#convert/calendar/index.ts'
import { isOrganizerRow } from '#groupware/calendar/people.ts'
import { type Bag, fileTime, N, type NamedPropertyOf, P, propertyOfName, PropertySet } from '#model'
import {
  findDisplayZone,
  findSeries,
  findUid,
  findZoneOfItem,
  globalObjectIdOf,
  lastEndMillis,
  occurrences,
  type Occurrence,
  type Series,
} from '#model/recurrence/index.ts'
import { writeDateTime } from '../dates.ts'
import { neighbours } from './conflicts.ts'
import { type Draft, field, type Field, flag, integer, type ReadItem, text, time, words, xmlText } from './field.ts'
import { busyWords, responseWords } from './lists.ts'
import { mailboxElement, readPerson, rowProperties, withRecipients, personOf, kindOfRow } from './people.ts'
import { recurrenceElement } from './recurrence.ts'
import { definitionElement, timeZoneElement, zoneOfDefinition, zoneOfTimeZone } from './time-zones.ts'
import { booleanOf, dateTime, dateTimeOf, durationText, fileTimeOf, listOf, plainOf, textOf } from './values.ts'

/** What `findSeries` looks at. */
export const seriesProperties = [
  N.AppointmentRecur,
  N.AppointmentTimeZoneDefinitionRecur,
  N.AppointmentTimeZoneDefinitionStartDisplay,
  N.AppointmentTimeZoneDefinitionEndDisplay,
  N.TimeZoneStruct,
  N.TimeZoneDescription,
  N.ICalendarRecurrenceRule,
  N.ICalendarRecurrenceDate,
  N.CalendarExceptionDate,
  N.AppointmentStartWhole,
  N.AppointmentEndWhole,
] as const

const known = new WeakMap<Bag, Series | undefined>()

export function seriesOf(properties: Bag): Series | undefined {
  if (!known.has(properties)) known.set(properties, findSeries(properties))
  return known.get(properties)
}

/** Dates of times without an offset: the zone that was written beside them, else the request's. */
export function zoneOfDraft({ pending }: Draft, zone: Zone): Zone {
  return pending.zone ?? zone
}

function instant(uri: string, property: typeof N.AppointmentStartWhole): Field {
  return time(uri, property, {
    write(draft, value, { zone }) {
      draft.item.properties.set(property, fileTimeOf(value, zoneOfDraft(draft, zone)))
      draft.pending.times = true
    },
    remove: undefined as never,
  })
}

/** A bit of PidLidAppointmentStateFlags. */
function stateFlag(uri: string, mask: number): Field {
  return field(uri, ({ properties }) => ((properties.get(N.AppointmentStateFlags) ?? 0) & mask) !== 0, {
    needs: [N.AppointmentStateFlags],
    search: { property: N.AppointmentStateFlags, mask, value: booleanOf },
  })
}

function attendees(uri: string, kind: number): Field {
  return field(
    uri,
    async ({ recipients }, { directory }) => {
      const found: unknown[] = []
      for (const row of recipients) {
        if (kindOfRow(row) !== kind || isOrganizerRow(row)) continue
        const Mailbox = await readPerson(row, rowProperties, directory)
        if (Mailbox) found.push({ Mailbox, ...responseElements(row) })
      }
      return found.length > 0 ? found : undefined
    },
    {
      parts: ['recipients'],
      async write(draft, value, context) {
        const { item } = draft
        const people = await Promise.all(listOf(value).map((one) => personOf(plainOf(one).Mailbox, context)))
        const organizers = item.recipients.filter(isOrganizerRow)
        const others = item.recipients.filter((row) => !isOrganizerRow(row))
        item.recipients = [...organizers, ...withRecipients(others, kind, people)]
        draft.pending.people = true
      },
      async append(draft, value, context) {
        const { item } = draft
        const people = await Promise.all(listOf(value).map((one) => personOf(plainOf(one).Mailbox, context)))
        item.recipients = [...item.recipients, ...withRecipients([], kind, people)]
        draft.pending.people = true
      },
      remove(draft) {
        draft.item.recipients = draft.item.recipients.filter((row) => kindOfRow(row) !== kind || isOrganizerRow(row))
        draft.pending.people = true
      },
    },
  )
}

function responseElements(row: Bag): Record<string, unknown> {
  const LastResponseTime = dateTimeOf(row.get(P.RecipientTrackStatusTime))
  const isProposed = row.get(P.RecipientProposed) === true
  const ProposedStart = isProposed ? dateTimeOf(row.get(P.RecipientProposedStartTime)) : undefined
  const ProposedEnd = isProposed ? dateTimeOf(row.get(P.RecipientProposedEndTime)) : undefined
  return {
    ResponseType: responseWords[row.get(P.RecipientTrackStatus) ?? 0] ?? 'Unknown',
    ...(LastResponseTime !== undefined && { LastResponseTime }),
    ...(ProposedStart !== undefined && { ProposedStart }),
    ...(ProposedEnd !== undefined && { ProposedEnd }),
  }
}

/** Who calls the meeting; an appointment is its owner's. */
export const organizer = field(
  'calendar:Organizer',
  async (item, { directory, owner }) => {
    const marked = item.recipients.find(isOrganizerRow)
    const found =
      (await readPerson(item.properties, sentRepresenting, directory)) ??
      (marked && (await readPerson(marked, rowProperties, directory)))
    if (found) return { Mailbox: found }
    return owner && { Mailbox: mailboxElement({ name: owner.displayName, address: owner.address }, owner) }
  },
  { needs: Object.values(sentRepresenting) as (typeof P.SentRepresentingName)[], parts: ['recipients'] },
)

const uid = field(
  'calendar:UID',
  ({ properties }) => {
    const id = properties.get(N.CleanGlobalObjectId) ?? properties.get(N.GlobalObjectId)
    const found = id && findUid(id)
    return found === undefined ? undefined : xmlText(found)
  },
  {
    needs: [N.CleanGlobalObjectId, N.GlobalObjectId],
    write({ item }, value) {
      const id = globalObjectIdOf(textOf(value))
      item.properties.set(N.GlobalObjectId, id).set(N.CleanGlobalObjectId, id)
    },
    search: { property: N.CleanGlobalObjectId, value: (text) => globalObjectIdOf(text) },
  },
)

/** When the series has this occurrence. */
function originalStart({ properties, occurrence }: ReadItem): string | undefined {
  if (occurrence) {
    const zone = findZoneOfItem(properties) ?? utcZone
    return dateTime(toInstant(zone, millisOfMinutes(occurrence.original)))
  }
  return dateTimeOf(properties.get(N.ExceptionReplaceTime))
}
const originalNeeds = [N.ExceptionReplaceTime, ...seriesProperties] as const

export const recurrenceId = field('calendar:RecurrenceId', originalStart, { needs: originalNeeds })

export const dateTimeStamp = field(
  'calendar:DateTimeStamp',
  ({ properties }) => dateTimeOf(properties.get(N.AttendeeCriticalChange) ?? properties.get(N.OwnerCriticalChange)),
  { needs: [N.AttendeeCriticalChange, N.OwnerCriticalChange], search: { property: N.OwnerCriticalChange } },
)

function itemType({ properties, occurrence }: ReadItem): string {
  if (occurrence) return occurrence.isException ? 'Exception' : 'Occurrence'
  if (seriesOf(properties)) return 'RecurringMaster'
  return properties.get(N.ExceptionReplaceTime) === undefined ? 'Single' : 'Exception'
}

export const calendarItemType = field('calendar:CalendarItemType', itemType, { needs: originalNeeds })

const duration = field(
  'calendar:Duration',
  ({ properties }) => {
    const start = properties.get(N.AppointmentStartWhole)
    const end = properties.get(N.AppointmentEndWhole)
    return start === undefined || end === undefined ? undefined : durationText(Number((end - start) / 600_000_000n))
  },
  {
    needs: [N.AppointmentStartWhole, N.AppointmentEndWhole],
    search: { property: N.AppointmentDuration, value: Number },
  },
)

export const recurrence = field(
  'calendar:Recurrence',
  ({ properties, occurrence }) => {
    const series = occurrence ? undefined : seriesOf(properties)
    return series && recurrenceElement(series.recurrence.pattern)
  },
  {
    needs: seriesProperties,
    write(draft, value) {
      draft.pending.recurrence = value
    },
    remove(draft) {
      draft.pending.recurrence = null
    },
    search: { property: N.AppointmentRecur },
  },
)

/** One end of the series, and what was changed in it: with an id each, by which the occurrence can be asked for. */
function occurrenceElement(
  one: Occurrence,
  { row, path, properties }: ReadItem,
  context: Parameters<Field['read']>[1],
) {
  const series = seriesOf(properties) as Series
  return {
    ItemId: row && !path ? context.ids.occurrence(row, one.original) : { Id: 'none' },
    Start: dateTime(one.startMillis),
    End: dateTime(one.endMillis),
    OriginalStart: dateTime(toInstant(series.zone, millisOfMinutes(one.original))),
  }
}

function ofSeries(
  uri: string,
  read: (series: Series, item: ReadItem, context: Parameters<Field['read']>[1]) => unknown,
): Field {
  return field(
    uri,
    (item, context) => {
      const series = item.occurrence || item.path ? undefined : seriesOf(item.properties)
      return series && read(series, item, context)
    },
    { needs: seriesProperties },
  )
}

const OCCURRENCES_MAX = 20_000

const first = ofSeries('calendar:FirstOccurrence', (series, item, context) => {
  for (const one of occurrences(series)) return occurrenceElement(one, item, context)
  return undefined
})

const last = ofSeries('calendar:LastOccurrence', (series, item, context) => {
  const end = lastEndMillis(series, OCCURRENCES_MAX)
  if (end === undefined || !Number.isFinite(end)) return undefined
  let found: Occurrence | undefined
  for (const one of occurrences(series, { fromMillis: end - 1 })) {
    found = one
    if (one.startMillis > end) break
  }
  return found && occurrenceElement(found, item, context)
})

const modified = ofSeries('calendar:ModifiedOccurrences', (series, item, context) => {
  const list: unknown[] = []
  for (const exception of series.recurrence.exceptions) {
    const startMillis = toInstant(series.zone, millisOfMinutes(exception.start))
    const endMillis = toInstant(series.zone, millisOfMinutes(exception.end))
    const one = { startMillis, endMillis, original: exception.original, exception }
    list.push(occurrenceElement(one, item, context))
  }
  return list.length > 0 ? list : undefined
})

const deleted = ofSeries('calendar:DeletedOccurrences', ({ recurrence, zone }) => {
  const changed = new Set(recurrence.exceptions.map(({ original }) => original - (original % 1440)))
  const gone = recurrence.pattern.deletedDates.filter((date) => !changed.has(date))
  if (gone.length === 0) return undefined
  return gone.map((date) => ({ Start: dateTime(toInstant(zone, millisOfMinutes(date + recurrence.startOffset))) }))
})

const zoneNeeds = seriesProperties

function endZone(properties: Bag): Zone | undefined {
  const definition = properties.get(N.AppointmentTimeZoneDefinitionEndDisplay)
  return (definition && findZoneOfDefinition(definition)) ?? findDisplayZone(properties)
}

export const startTimeZone = field(
  'calendar:StartTimeZone',
  ({ properties }) => {
    const zone = findDisplayZone(properties)
    return zone && definitionElement(zone)
  },
  {
    needs: zoneNeeds,
    write(draft, value) {
      draft.pending.zone = zoneOfDefinition(value)
      draft.pending.times = true
    },
  },
)

export const endTimeZone = field(
  'calendar:EndTimeZone',
  ({ properties }) => {
    const zone = endZone(properties)
    return zone && definitionElement(zone)
  },
  {
    needs: zoneNeeds,
    write(draft, value) {
      draft.pending.endZone = zoneOfDefinition(value)
      draft.pending.times = true
    },
  },
)

export const meetingTimeZone = field(
  'calendar:MeetingTimeZone',
  ({ properties }) => {
    const zone = seriesOf(properties) ? findZoneOfItem(properties) : undefined
    return zone && timeZoneElement(zone)
  },
  {
    needs: zoneNeeds,
    write(draft, value) {
      draft.pending.zone ??= zoneOfTimeZone(value)
      draft.pending.times = true
    },
    remove() {
      // The zone stays: times have to be somewhere.
    },
  },
)

/** The clock on the wall where the item was made. */
function wallClock(
  uri: string,
  property: typeof N.AppointmentStartWhole,
  zoneOf: (bag: Bag) => Zone | undefined,
): Field {
  return field(
    uri,
    ({ properties }) => {
      const at = properties.get(property)
      const zone = zoneOf(properties) ?? utcZone
      if (at === undefined) return undefined
      const text = writeDateTime(fileTime.toMilliseconds(at), { zone, precision: 'Seconds' })
      // A year of more than four digits is none that clients can read.
      return text.startsWith('+') ? undefined : text
    },
    { needs: [property, ...zoneNeeds] },
  )
}

const whenProperty = { set: PropertySet.PUBLIC_STRINGS, string: 'urn:kontor:when' }
const joinUrl = { set: PropertySet.PUBLIC_STRINGS, string: 'OnlineMeetingExternalLink' }

function namedText(uri: string, name: { set: string; string: string }, { readOnly = false } = {}): Field {
  const property = propertyOfName(name, 'string') as NamedPropertyOf<'string'>
  return text(uri, property, readOnly ? { readOnly: true } : {})
}

const location = text('calendar:Location', N.Location)

const enhancedLocation = field(
  'calendar:EnhancedLocation',
  ({ properties }) => {
    const name = properties.get(N.Location)
    return name === undefined ? undefined : { DisplayName: xmlText(name) }
  },
  {
    needs: [N.Location],
    write({ item }, value) {
      item.properties.set(N.Location, textOf(plainOf(value).DisplayName))
    },
    remove({ item }) {
      item.properties.delete(N.Location)
    },
    search: { property: N.Location },
  },
)

const allowsProposals = field(
  'calendar:AllowNewTimeProposal',
  ({ properties }) => properties.get(N.AppointmentNotAllowPropose) !== true,
  {
    needs: [N.AppointmentNotAllowPropose],
    write({ item }, value) {
      item.properties.set(N.AppointmentNotAllowPropose, !booleanOf(value))
    },
    remove({ item }) {
      item.properties.delete(N.AppointmentNotAllowPropose)
    },
  },
)

export const isOrganizer = field(
  'calendar:IsOrganizer',
  ({ properties }) => ((properties.get(N.AppointmentStateFlags) ?? 0) & StateFlag.received) === 0,
  { needs: [N.AppointmentStateFlags] },
)

const myResponse = words('calendar:MyResponseType', N.ResponseStatus, responseWords, {
  readOnly: true,
  otherwise: ResponseStatus.none,
})

const start = instant('calendar:Start', N.AppointmentStartWhole)
const end = instant('calendar:End', N.AppointmentEndWhole)

const allDay = flag('calendar:IsAllDayEvent', N.AppointmentSubType, {
  otherwise: false,
  write(draft, value) {
    draft.item.properties.set(N.AppointmentSubType, booleanOf(value))
    draft.pending.times = true
  },
})

/** What invitations have, too. */
export const eventFields: readonly Field[] = [
  // Zones first: times that are written after them are in them.
  startTimeZone,
  meetingTimeZone,
  endTimeZone,
  start,
  end,
  field('calendar:OriginalStart', originalStart, { needs: originalNeeds }),
  allDay,
  words('calendar:LegacyFreeBusyStatus', N.BusyStatus, busyWords),
  location,
  namedText('calendar:When', whenProperty),
  stateFlag('calendar:IsMeeting', StateFlag.meeting),
  stateFlag('calendar:IsCancelled', StateFlag.canceled),
  field('calendar:IsRecurring', (item) => itemType(item) !== 'Single', { needs: originalNeeds }),
  flag('calendar:MeetingRequestWasSent', N.FInvited, { readOnly: true, otherwise: false }),
  calendarItemType,
  myResponse,
  organizer,
  attendees('calendar:RequiredAttendees', RecipientKind.required),
  attendees('calendar:OptionalAttendees', RecipientKind.optional),
  attendees('calendar:Resources', RecipientKind.resource),
  ...neighbours,
  duration,
  field(
    'calendar:TimeZone',
    ({ properties }) => {
      const zone = findDisplayZone(properties)
      return zone && keyNameOf(zone)
    },
    { needs: zoneNeeds },
  ),
  time('calendar:AppointmentReplyTime', N.AppointmentReplyTime, { readOnly: true }),
  integer('calendar:AppointmentSequenceNumber', N.AppointmentSequence, { readOnly: true }),
  integer('calendar:AppointmentState', N.AppointmentStateFlags, { readOnly: true }),
  recurrence,
  first,
  last,
  modified,
  deleted,
  integer('calendar:ConferenceType', N.ConferencingType),
  allowsProposals,
  flag('calendar:IsOnlineMeeting', N.ConferencingCheck, { readOnly: true }),
  text('calendar:MeetingWorkspaceUrl', N.MeetingWorkspaceUrl),
  text('calendar:NetShowUrl', N.NetShowUrl),
  enhancedLocation,
  wallClock('calendar:StartWallClock', N.AppointmentStartWhole, findDisplayZone),
  wallClock('calendar:EndWallClock', N.AppointmentEndWhole, endZone),
  zoneId('calendar:StartTimeZoneId', findDisplayZone),
  zoneId('calendar:EndTimeZoneId', endZone),
  flag('calendar:DoNotForwardMeeting', N.MeetingDoNotForward),
]

function zoneId(uri: string, zoneOf: (bag: Bag) => Zone | undefined): Field {
  return field(
    uri,
    ({ properties }) => {
      const zone = zoneOf(properties)
      return zone && keyNameOf(zone)
    },
    { needs: zoneNeeds },
  )
}

export const calendarFields: readonly Field[] = [
  uid,
  recurrenceId,
  dateTimeStamp,
  ...eventFields,
  flag('calendar:IsResponseRequested', P.ResponseRequested),
  words('meetingRequest:IntendedFreeBusyStatus', N.IntendedBusyStatus, busyWords, { readOnly: true }),
  namedText('calendar:JoinOnlineMeetingUrl', joinUrl, { readOnly: true }),
  isOrganizer,
]
