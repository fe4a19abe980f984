/**
 * Meeting messages from calendar items, and calendar items from meeting messages. [MS-OXOCAL] 2.2.5 and after (their properties),
 * 3.1.4 (sending), 3.1.5 (receiving)
 *
 * Items in, items out; who gets them, and where they lie, is decided elsewhere.
 */
import { type Person, recipientBag } from '#convert'
import { BusyStatus, MessageClass, ResponseStatus, StateFlag } from '#convert/calendar/index.ts'
import { Bag, fileTime, type Item, N, P, type Property } from '#model'
import { attendeesOf, isOrganizerRow, organizerOf, organizerRow, setAttendees, setAuthor } from './people.ts'

/** PidLidMeetingType, [MS-OXOCAL] 2.2.6.5 */
export const MeetingType = {
  request: 0x1,
  full: 0x1_0000,
  informational: 0x2_0000,
  outOfDate: 0x8_0000,
  delegatorCopy: 0x10_0000,
} as const

export type Answer = 'accepted' | 'tentative' | 'declined'

const answers: Record<Answer, { messageClass: string; status: number; prefix: string }> = {
  accepted: { messageClass: MessageClass.accepted, status: ResponseStatus.accepted, prefix: 'Accepted: ' },
  tentative: { messageClass: MessageClass.tentative, status: ResponseStatus.tentative, prefix: 'Tentative: ' },
  declined: { messageClass: MessageClass.declined, status: ResponseStatus.declined, prefix: 'Declined: ' },
}

export function statusOfAnswer(answer: Answer): number {
  return answers[answer].status
}

export function answerOfClass(messageClass: string): Answer | undefined {
  const lower = messageClass.toLowerCase()
  const found = Object.entries(answers).find(([, one]) => lower.startsWith(one.messageClass.toLowerCase()))
  return found?.[0] as Answer | undefined
}

/** What belongs to the message or to one copy, and not to the meeting. */
const ofCopy: readonly Property[] = [
  P.MessageDeliveryTime,
  P.ClientSubmitTime,
  P.InternetMessageId,
  P.TransportMessageHeaders,
  P.ReceivedByName,
  P.ReceivedByAddressType,
  P.ReceivedByEmailAddress,
  P.ReceivedBySmtpAddress,
  P.ReceivedByEntryId,
  P.ReceivedBySearchKey,
  P.ReceivedRepresentingName,
  P.ReceivedRepresentingAddressType,
  P.ReceivedRepresentingEmailAddress,
  P.ReceivedRepresentingSmtpAddress,
  P.ReceivedRepresentingEntryId,
  P.ReceivedRepresentingSearchKey,
  P.MessageToMe,
  P.MessageCcMe,
  P.MessageRecipientMe,
  P.LastVerbExecuted,
  P.LastVerbExecutionTime,
  P.Processed,
  P.ReadReceiptRequested,
  N.AppointmentReplyTime,
  N.AppointmentReplyName,
  N.AttendeeCriticalChange,
  N.AppointmentCounterProposal,
  N.AppointmentProposalNumber,
  N.AppointmentProposedStartWhole,
  N.AppointmentProposedEndWhole,
  N.AppointmentProposedDuration,
  N.MeetingType,
  N.IntendedBusyStatus,
  N.ReminderSet,
  N.ReminderDelta,
  N.ReminderTime,
  N.ReminderSignalTime,
]

function shared(properties: Bag): Bag {
  const copy = properties.copy()
  for (const property of ofCopy) copy.delete(property)
  return copy
}

export function setSubject(properties: Bag, prefix: string): void {
  const subject = (properties.get(P.Subject) ?? '').replace(/^((accepted|tentative|declined|canceled): )+/i, '')
  properties
    .set(P.Subject, prefix + subject)
    .set(P.SubjectPrefix, prefix)
    .set(P.NormalizedSubject, subject)
  properties.set(P.ConversationTopic, subject)
}

export interface RequestOptions {
  now: number
  /** `informational`: nothing changed that asks for a new answer. */
  type: 'request' | 'full' | 'informational'
  /** Who acts for the organizer. */
  by?: Person
}

/** The invitation to a meeting, or the update of one. */
export function requestOf(meeting: Item, { now, type, by }: RequestOptions): Item {
  const organizer = organizerOf(meeting) as Person
  const properties = shared(meeting.properties)
  const busy = meeting.properties.get(N.BusyStatus) ?? BusyStatus.busy
  properties.set(P.MessageClass, MessageClass.request)
  properties.set(N.AppointmentMessageClass, MessageClass.appointment)
  properties.set(N.AppointmentStateFlags, StateFlag.meeting | StateFlag.received)
  properties.set(N.MeetingType, MeetingType[type])
  properties.set(N.IntendedBusyStatus, busy)
  properties.set(N.BusyStatus, BusyStatus.tentative)
  properties.set(N.ResponseStatus, ResponseStatus.notResponded)
  properties.set(N.OwnerCriticalChange, fileTime.from(now))
  properties.set(N.FInvited, true)
  const asked = meeting.properties.get(P.ResponseRequested) ?? true
  properties.set(P.ResponseRequested, asked).set(P.ReplyRequested, asked)
  setAuthor(properties, organizer, by)
  setSubject(properties, '')
  return { properties, recipients: attendeesOf(meeting).map((row) => row.copy()), attachments: meeting.attachments }
}

/** The meeting does not take place; or not for those who get it. */
export function cancellationOf(meeting: Item, { now, by }: { now: number; by?: Person }): Item {
  const organizer = organizerOf(meeting) as Person
  const properties = shared(meeting.properties)
  properties.set(P.MessageClass, MessageClass.canceled)
  properties.set(N.AppointmentStateFlags, StateFlag.meeting | StateFlag.received | StateFlag.canceled)
  properties.set(N.BusyStatus, BusyStatus.free).set(N.IntendedBusyStatus, BusyStatus.free)
  properties.set(N.OwnerCriticalChange, fileTime.from(now))
  properties.set(P.ResponseRequested, false).set(P.ReplyRequested, false)
  setAuthor(properties, organizer, by)
  setSubject(properties, 'Canceled: ')
  return { properties, recipients: attendeesOf(meeting).map((row) => row.copy()), attachments: [] }
}

export interface ResponseOptions {
  now: number
  answer: Answer
  who: Person
  /** The delegate who answers. */
  by?: Person
  comment?: string
  /** A counter proposal: when it should be. */
  proposed?: { startMillis: number; endMillis: number }
}

/** The answer to an invitation, made from the attendee's copy or from the request. */
export function responseOf(meeting: Item, { now, answer, who, by, comment, proposed }: ResponseOptions): Item {
  const organizer = organizerOf(meeting) as Person
  const properties = shared(meeting.properties)
  for (const property of [P.Body, P.Html, P.BodyHtml, P.RtfCompressed]) properties.delete(property)
  const { messageClass, prefix } = answers[answer]
  properties.set(P.MessageClass, messageClass)
  properties.set(N.AttendeeCriticalChange, fileTime.from(now)).set(N.AppointmentReplyTime, fileTime.from(now))
  properties.set(N.ResponseStatus, statusOfAnswer(answer))
  properties.set(P.ResponseRequested, false).set(P.ReplyRequested, false)
  properties.delete(N.AppointmentStateFlags)
  if (comment) properties.set(P.Body, comment).set(P.NativeBody, 1)
  if (proposed) {
    properties.set(N.AppointmentCounterProposal, true)
    properties.set(N.AppointmentProposedStartWhole, fileTime.from(proposed.startMillis))
    properties.set(N.AppointmentProposedEndWhole, fileTime.from(proposed.endMillis))
    properties.set(N.AppointmentProposedDuration, Math.round((proposed.endMillis - proposed.startMillis) / 60_000))
  }
  setAuthor(properties, who, by)
  setSubject(properties, proposed ? 'New Time Proposed: ' : prefix)
  return { properties, recipients: [recipientBag(organizer, 1, 0)], attachments: [] }
}

/** What lies in the attendee's calendar when an invitation has come. [MS-OXOCAL] 3.1.5: tentative until it is answered. */
export function placedOf(request: Item): Item {
  const properties = shared(request.properties)
  const intended = request.properties.get(N.IntendedBusyStatus) ?? BusyStatus.busy
  properties.set(P.MessageClass, MessageClass.appointment)
  properties.set(N.AppointmentStateFlags, StateFlag.meeting | StateFlag.received)
  properties.set(N.IntendedBusyStatus, intended)
  properties.set(N.BusyStatus, intended === BusyStatus.free ? BusyStatus.free : BusyStatus.tentative)
  properties.set(N.ResponseStatus, ResponseStatus.notResponded)
  properties.set(N.ReminderSet, true).set(N.ReminderDelta, 15)
  const start = properties.get(N.AppointmentStartWhole)
  if (start !== undefined) {
    properties.set(N.ReminderTime, start).set(N.ReminderSignalTime, start - 15n * 600_000_000n)
  }
  setSubject(properties, '')
  const item: Item = { properties, recipients: [], attachments: request.attachments }
  const organizer = organizerOf(request)
  setAttendees(item, [
    ...(organizer ? [organizerRow(organizer)] : []),
    ...request.recipients.filter((row) => !isOrganizerRow(row)),
  ])
  return item
}
