/** Fields of meeting messages: requests, responses, cancellations. [MS-OXWSMTGS] 2.2.4.15 to 2.2.4.18 */
import { busyWords, responseWords } from './lists.ts'
import { receivedRepresenting } from '#convert'
import { MeetingType } from '#groupware/calendar/index.ts'
import { isOlder } from '#groupware/calendar/place.ts'
import { N, P } from '#model'
import { calendarFields, eventFields } from './calendar-item.ts'
import { meetingNeeds, meetingOf } from './meeting-of.ts'
import { field, type Field, flag, time, words } from './field.ts'
import { dateTime } from './values.ts'
import { fileTime } from '#model'

const uris = (list: readonly string[]): Field[] => list.map((uri) => byUri(uri))

function byUri(uri: string): Field {
  const found = calendarFields.find((one) => one.uri === uri)
  if (!found) throw new TypeError(`there is no field ${uri}`)
  return found
}

/** The item in the calendar that the message is about. */
const associated = field(
  'meeting:AssociatedCalendarItemId',
  async (item, context) => {
    const found = await meetingOf(item, context)
    return found && context.ids.item(found.message)
  },
  { needs: meetingNeeds },
)

/** PidLidMeetingType, [MS-OXOCAL] 2.2.6.5 */
const outOfDate = field(
  'meeting:IsOutOfDate',
  async (item, context) => {
    const { properties } = item
    if (((properties.get(N.MeetingType) ?? 0) & MeetingType.outOfDate) !== 0) return true
    const found = await meetingOf(item, context)
    // Of one occurrence the series says nothing.
    if (!found || properties.has(N.ExceptionReplaceTime) !== found.properties.has(N.ExceptionReplaceTime)) return false
    return isOlder(properties, found.properties)
  },
  { needs: [...meetingNeeds, N.MeetingType, N.ExceptionReplaceTime, N.AppointmentSequence, N.OwnerCriticalChange] },
)

/** It came to a delegate for somebody else. */
const delegated = field(
  'meeting:IsDelegated',
  ({ properties }, { owner }) => {
    const represented = properties.get(receivedRepresenting.smtpAddress)
    return represented !== undefined && owner !== undefined && represented.toLowerCase() !== owner.address.toLowerCase()
  },
  { needs: [receivedRepresenting.smtpAddress] },
)

/** Of a response its answer; of a request what was answered. */
const responseType = field(
  'meeting:ResponseType',
  ({ kind, properties }) => {
    if (kind !== 'MeetingResponse') return responseWords[properties.get(N.ResponseStatus) ?? 0] ?? 'Unknown'
    const last = (properties.get(P.MessageClass) ?? '').toLowerCase().split('.').at(-1)
    return last === 'pos' ? 'Accept' : last === 'neg' ? 'Decline' : 'Tentative'
  },
  { needs: [N.ResponseStatus, P.MessageClass] },
)

const meetingFields: readonly Field[] = [
  associated,
  delegated,
  outOfDate,
  flag('meeting:HasBeenProcessed', P.Processed, { otherwise: false, readOnly: true }),
  responseType,
  ...uris(['calendar:UID', 'calendar:RecurrenceId', 'calendar:DateTimeStamp', 'calendar:IsOrganizer']),
]

/** PidLidMeetingType and MeetingRequestTypeType. */
const requestType = field(
  'meetingRequest:MeetingRequestType',
  ({ properties }) => {
    const type = properties.get(N.MeetingType) ?? MeetingType.request
    if (type & MeetingType.outOfDate) return 'Outdated'
    if (type & MeetingType.delegatorCopy) return 'PrincipalWantsCopy'
    if (type & MeetingType.full) return 'FullUpdate'
    if (type & MeetingType.informational) return 'InformationalUpdate'
    return type & MeetingType.request ? 'NewMeetingRequest' : 'None'
  },
  { needs: [N.MeetingType] },
)

/** PidLidChangeHighlight, [MS-OXOCAL] 2.2.6.2 */
const highlights = field(
  'meetingRequest:ChangeHighlights',
  ({ properties }) => {
    const bits = properties.get(N.ChangeHighlight)
    if (bits === undefined) return undefined
    const [start, end] = [properties.get(N.OldWhenStartWhole), properties.get(N.OldWhenEndWhole)]
    return {
      HasLocationChanged: (bits & 0x8) !== 0,
      HasStartTimeChanged: (bits & 0x1) !== 0,
      ...(start !== undefined && { Start: dateTime(fileTime.toMilliseconds(start)) }),
      HasEndTimeChanged: (bits & 0x2) !== 0,
      ...(end !== undefined && { End: dateTime(fileTime.toMilliseconds(end)) }),
    }
  },
  { needs: [N.ChangeHighlight, N.OldWhenStartWhole, N.OldWhenEndWhole] },
)

const times = [
  'calendar:Start',
  'calendar:End',
  'calendar:Location',
  'calendar:Recurrence',
  'calendar:CalendarItemType',
]

export const meetingMessageFields = meetingFields

export const meetingRequestFields: readonly Field[] = [
  ...meetingFields,
  requestType,
  words('meetingRequest:IntendedFreeBusyStatus', N.IntendedBusyStatus, busyWords, { readOnly: true }),
  ...eventFields,
  highlights,
]

export const meetingResponseFields: readonly Field[] = [
  ...meetingFields,
  ...uris(times),
  time('meeting:ProposedStart', N.AppointmentProposedStartWhole, { readOnly: true }),
  time('meeting:ProposedEnd', N.AppointmentProposedEndWhole, { readOnly: true }),
  ...uris(['calendar:EnhancedLocation']),
]

export const meetingCancellationFields: readonly Field[] = [
  ...meetingFields,
  ...uris([...times, 'calendar:EnhancedLocation']),
  flag('meeting:DoNotForwardMeeting', N.MeetingDoNotForward, { readOnly: true }),
]
