/** Organizer and attendees, the other way. [MS-OXCICAL] 2.1.3.1.1.20 */
import { momentText, property, type Property } from '#codec/ical/index.ts'
import { type Bag, fileTime, type Item, N, P } from '#model'
import { findPerson, type Person, type PersonProperties, sender, sentRepresenting } from '../mail/people.ts'
import { wordsOf } from './outlook-fields.ts'
import { MessageClass, participationOf, RecipientFlag, RecipientKind, ResponseStatus, StateFlag } from './words.ts'

const row: PersonProperties = {
  name: P.DisplayName,
  addressType: P.AddressType,
  emailAddress: P.EmailAddress,
  smtpAddress: P.SmtpAddress,
  entryId: P.EntryId,
  searchKey: P.SearchKey,
}

const roles: Record<number, string | undefined> = {
  [RecipientKind.optional]: 'OPT-PARTICIPANT',
  [RecipientKind.resource]: 'NON-PARTICIPANT',
}

export function exportPeople(item: Item, method: string | undefined): Property[] {
  if (method === 'REPLY' || method === 'COUNTER' || method === 'REFRESH') return exportAnswer(item, method)
  const { properties, recipients } = item
  const isMeeting = ((properties.get(N.AppointmentStateFlags) ?? 0) & StateFlag.meeting) !== 0
  if (!isMeeting && method === undefined && recipients.length === 0) {
    const organizer = properties.get(N.AppointmentStateFlags) === 0 ? findOrganizer(item) : undefined
    return organizer ? [organizerLine(item, organizer)] : []
  }
  const organizer = findOrganizer(item)
  const lines = organizer ? [organizerLine(item, organizer)] : []
  const by = organizer && findDelegate(item, organizer)
  if (by?.address.includes('@')) lines.push(personLine('X-MS-OLK-SENDER', by, {}))
  const rsvp = properties.get(P.ResponseRequested) === true ? 'TRUE' : undefined
  for (const recipient of recipients) {
    const person = findPerson(recipient, row)
    const isOrganizer = ((recipient.get(P.RecipientFlags) ?? 0) & RecipientFlag.organizer) !== 0
    const status = recipient.get(P.RecipientTrackStatus) ?? 0
    // The organizer is an attendee only where a calendar said so.
    if (!person || (isOrganizer && status === 0)) continue
    const kind = recipient.get(P.RecipientType) ?? RecipientKind.required
    const parameters = {
      cutype: kind === RecipientKind.resource ? 'RESOURCE' : undefined,
      role: roles[kind],
      partstat: participationOf(status === ResponseStatus.organized ? ResponseStatus.accepted : status),
      rsvp: isOrganizer ? undefined : rsvp,
      'x-ms-olk-resptime': method === undefined || method === 'PUBLISH' ? answeredAt(recipient) : undefined,
    }
    lines.push(personLine('ATTENDEE', person, parameters))
  }
  for (const [list, role] of [
    [N.NonSendableTo, undefined],
    [N.NonSendableCc, 'OPT-PARTICIPANT'],
  ] as const) {
    for (const name of wordsOf(properties.get(list)))
      lines.push(personLine('ATTENDEE', { name, address: '' }, { role }))
  }
  return lines
}

function answeredAt(recipient: Bag): string | undefined {
  const time = recipient.get(P.RecipientTrackStatusTime)
  return time === undefined ? undefined : momentText({ local: fileTime.toMilliseconds(time), kind: 'utc' })
}

/** Who answers is the only attendee, the organizer is the one who gets it. RFC 5546 3.2.3 */
function exportAnswer({ properties, recipients }: Item, method: string): Property[] {
  const answering = findPerson(properties, sentRepresenting) ?? findPerson(properties, sender)
  const organizer = recipients[0] && findPerson(recipients[0], row)
  const lines = organizer ? [personLine('ORGANIZER', organizer, {})] : []
  const partstat = method === 'REFRESH' ? undefined : answerOf(properties.get(P.MessageClass) ?? '')
  if (answering) lines.push(personLine('ATTENDEE', answering, { partstat }))
  return lines
}

function answerOf(messageClass: string): string {
  const lower = messageClass.toLowerCase()
  if (lower.startsWith(MessageClass.accepted.toLowerCase())) return 'ACCEPTED'
  return lower.startsWith(MessageClass.declined.toLowerCase()) ? 'DECLINED' : 'TENTATIVE'
}

function findOrganizer({ properties, recipients }: Item): Person | undefined {
  const marked = recipients.find((one) => ((one.get(P.RecipientFlags) ?? 0) & RecipientFlag.organizer) !== 0)
  return (
    findPerson(properties, sentRepresenting) ?? (marked && findPerson(marked, row)) ?? findPerson(properties, sender)
  )
}

function organizerLine(item: Item, organizer: Person): Property {
  const by = findDelegate(item, organizer)
  return personLine('ORGANIZER', organizer, { 'sent-by': by && `mailto:${by.address}` })
}

/** Who sends it in the name of the organizer. */
function findDelegate({ properties }: Item, organizer: Person): Person | undefined {
  const by = findPerson(properties, sender)
  return by?.address && by.address.toLowerCase() !== organizer.address.toLowerCase() ? by : undefined
}

function personLine(
  name: string,
  { name: shown, address }: Person,
  parameters: Record<string, string | undefined>,
): Property {
  const cn = shown !== '' && shown !== address ? shown : undefined
  return property(
    name,
    address === '' ? 'invalid:nomail' : `mailto:${address}`,
    { ...parameters, cn },
    name.startsWith('X-') ? 'unknown' : 'cal-address',
  )
}
