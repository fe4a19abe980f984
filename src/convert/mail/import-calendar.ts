/**
 * Invitations, answers and cancellations: a mail whose text/calendar part says what it is about becomes a meeting message.
 * [MS-OXCICAL] 2.1.3.1.1.1, [MS-OXCICAL] 2.1.3.3, RFC 6047
 *
 * The calendar gives the class and everything about the meeting. What the mail says better stays: subject, bodies, files, ids, and
 * who has sent it. Whose meeting it is, the calendar says (RFC 6047 2.4: From need not be the organizer). A calendar that is no
 * meeting message, that holds several meetings, or of which nothing can be read stays a file.
 */
import { type Header, type Part, partContent, partText } from '#codec/mime/index.ts'
import { type Bag, type Item, N, P, type Property } from '#model'
import { importCalendar } from '../calendar/index.ts'
import type { Located, Selection } from './bodies.ts'
import { findPerson, sender, sentRepresenting, setPerson } from './people.ts'

/** A calendar of an invitation is small; more is somebody's whole calendar. */
const CALENDAR_BYTES_MAX = 4 << 20

export interface Invitation {
  item: Item
  located: Located
}

/** What exporting writes for an appointment that lies in a calendar, so that it comes back as one. */
export const appointmentContentClass = 'urn:content-classes:appointment'

export function findInvitation(
  bytes: Uint8Array,
  { attachments }: Selection,
  { root, header }: { root: Part; header: Header },
): Invitation | undefined {
  const located = findCalendarPart(attachments)
  if (!located || located.part.end - located.part.bodyStart > CALENDAR_BYTES_MAX) return undefined
  const { items } = importCalendar(calendarText(bytes, located.part))
  const [first] = items
  if (!first || items.length > 1) return undefined
  const messageClass = first.item.properties.get(P.MessageClass) ?? ''
  const isKept = header.raw('content-class')?.toLowerCase() === appointmentContentClass
  if (!/^IPM\.Schedule\.Meeting\./.test(messageClass) && !(isKept && messageClass === 'IPM.Appointment'))
    return undefined
  if (located.part === root) first.item.properties.set(N.SingleBodyICal, true)
  return { item: first.item, located }
}

/** The one that is offered as a body; one that is a file only if its type says that it is to be acted on (RFC 6047 2.4). */
function findCalendarPart(attachments: readonly Located[]): Located | undefined {
  const calendars = attachments.filter(({ part }) => part.type === 'text' && part.subtype === 'calendar')
  const [only] = calendars
  return (
    calendars.find(({ part }) => part.disposition?.type !== 'attachment') ??
    (calendars.length === 1 && only?.part.parameters.has('method') ? only : undefined)
  )
}

/** The method of the type counts where the calendar has none. */
function calendarText(bytes: Uint8Array, part: Part): Uint8Array | string {
  const method = part.parameters.get('method')
  const hasCharset = part.parameters.has('charset')
  if (!hasCharset && method === undefined) return partContent(bytes, part)
  const text = partText(bytes, part)
  if (method === undefined || !/^[A-Za-z]{1,20}$/.test(method) || /^METHOD[:;]/im.test(text)) return text
  return text.replace(/^BEGIN:VCALENDAR\s*$/im, (line) => `${line.trimEnd()}\r\nMETHOD:${method}`)
}

/** Facts of the file, not of the mail. */
const foreign: ReadonlySet<Property['key']> = new Set([P.CreationTime, P.LastModificationTime].map(({ key }) => key))

const subjects: readonly Property[] = [P.Subject, P.SubjectPrefix, P.NormalizedSubject, P.ConversationTopic]
const bodies: readonly Property[] = [P.NativeBody, P.Body, P.Html, P.InternetCodepage]
const persons: readonly Property[] = [sender, sentRepresenting].flatMap((group) => Object.values(group) as Property[])

/** `item` is the mail without the calendar. */
export function joinInvitation(item: Item, invitation: Invitation, { header }: { header: Header }): Item {
  const { properties } = item
  const meeting = invitation.item
  const taken = new Set<Property['key']>(foreign)
  const leave = (list: readonly Property[]) => list.forEach(({ key }) => taken.add(key))
  leave(persons)
  if (header.has('subject')) leave(subjects)
  if (properties.get(P.NativeBody) !== 0) leave(bodies)
  if (['importance', 'priority', 'x-priority', 'x-msmail-priority'].some((name) => header.has(name)))
    leave([P.Importance, P.Priority])
  if (header.has('sensitivity')) leave([P.Sensitivity])
  if (header.has('keywords')) leave([N.Keywords])
  for (const [property, value] of meeting.properties) {
    if (!taken.has(property.key)) properties.set(property, value as never)
  }
  if (!taken.has(P.Importance.key)) properties.set(P.Priority, (properties.get(P.Importance) ?? 1) - 1)
  setOrganizer(properties, meeting.properties)
  return {
    ...item,
    recipients: joinRecipients(item.recipients, meeting),
    attachments: [...item.attachments, ...meeting.attachments],
  }
}

/** On behalf of whom it was sent; the mail may have his name and the calendar only his address. */
function setOrganizer(properties: Bag, meeting: Bag): void {
  const organizer = findPerson(meeting, sentRepresenting)
  if (!organizer?.address) return
  const author = findPerson(properties, sentRepresenting)
  if (author?.address.toLowerCase() === organizer.address.toLowerCase()) return
  setPerson(properties, sentRepresenting, organizer)
  if (!findPerson(properties, sender)) setPerson(properties, sender, organizer)
}

/** PidTagRecipientFlags, [MS-OXOCAL] 2.2.4.10.1 */
const ORGANIZER = 2

/** Those of the calendar, without the one whom the message comes from; then those to whom the mail was sent beside them. */
function joinRecipients(ofMail: readonly Bag[], meeting: Item): Bag[] {
  const rows = meeting.recipients.filter((row) => ((row.get(P.RecipientFlags) ?? 0) & ORGANIZER) === 0)
  const isAppointment = meeting.properties.get(P.MessageClass) === 'IPM.Appointment'
  const all = isAppointment ? [...meeting.recipients] : rows
  const known = new Set(meeting.recipients.map(addressOf))
  for (const row of ofMail) if (!known.has(addressOf(row))) all.push(row)
  return all.map((row, index) => row.set(P.Rowid, index))
}

function addressOf(row: Bag): string {
  return (row.get(P.SmtpAddress) ?? row.get(P.EmailAddress) ?? '').toLowerCase()
}
