/** Organizer and attendees of a calendar item. [MS-OXOCAL] 2.2.4.10 (recipients), 2.2.1.11 (responses) */
import {
  findPerson,
  type Person,
  type PersonProperties,
  recipientBag,
  sender,
  sentRepresenting,
  setPerson,
} from '#convert'
import { RecipientFlag, RecipientKind, ResponseStatus, StateFlag } from '#convert/calendar/index.ts'
import { type Bag, type Item, N, P } from '#model'

const row: PersonProperties = {
  name: P.DisplayName,
  addressType: P.AddressType,
  emailAddress: P.EmailAddress,
  smtpAddress: P.SmtpAddress,
  entryId: P.EntryId,
  searchKey: P.SearchKey,
}

export interface Attendee extends Person {
  /** 1 required, 2 optional, 3 a room or equipment. */
  kind: number
}

/** Addresses, in lower case, of those who wrote a mail; undefined for a message that was none. */
export type Authors = ReadonlySet<string> | undefined

export function personOfRow(bag: Bag): Person | undefined {
  return findPerson(bag, row)
}

export function addressOfRow(bag: Bag): string {
  return (findPerson(bag, row)?.address ?? '').toLowerCase()
}

export function isOrganizerRow(bag: Bag): boolean {
  return ((bag.get(P.RecipientFlags) ?? 0) & RecipientFlag.organizer) !== 0
}

export function isMeeting({ properties }: Pick<Item, 'properties'>): boolean {
  return ((properties.get(N.AppointmentStateFlags) ?? 0) & StateFlag.meeting) !== 0
}

/** A copy in an attendee's calendar. */
export function isReceived({ properties }: Pick<Item, 'properties'>): boolean {
  return ((properties.get(N.AppointmentStateFlags) ?? 0) & StateFlag.received) !== 0
}

export function organizerOf({ properties, recipients }: Item): Person | undefined {
  const marked = recipients.find(isOrganizerRow)
  return findPerson(properties, sentRepresenting) ?? (marked && personOfRow(marked)) ?? findPerson(properties, sender)
}

/** Without the organizer. */
export function attendeesOf({ recipients }: Item): Bag[] {
  return recipients.filter((bag) => !isOrganizerRow(bag))
}

export function attendeeRow({ name, address, kind }: Attendee, index: number): Bag {
  return recipientBag({ name, address }, kind, index)
    .set(P.RecipientFlags, RecipientFlag.sendable)
    .set(P.RecipientTrackStatus, ResponseStatus.none)
}

export function organizerRow(person: Person): Bag {
  return recipientBag(person, RecipientKind.required, 0)
    .set(P.RecipientFlags, RecipientFlag.sendable | RecipientFlag.organizer)
    .set(P.RecipientTrackStatus, ResponseStatus.none)
}

/** The rows in order, and what lists show of them. [MS-OXOCAL] 2.2.1.16 to 2.2.1.18 */
export function setAttendees(item: Item, rows: readonly Bag[]): void {
  item.recipients = rows.map((bag, index) => bag.copy().set(P.Rowid, index))
  const names = (kinds: readonly number[]) =>
    item.recipients
      .filter((bag) => !isOrganizerRow(bag) && kinds.includes(bag.get(P.RecipientType) ?? 1))
      .flatMap((bag) => personOfRow(bag)?.name ?? [])
      .join('; ')
  item.properties.set(N.AllAttendeesString, names([1, 2, 3]))
  item.properties.set(N.ToAttendeesString, names([1]))
  item.properties.set(N.CcAttendeesString, names([2]))
}

/** Who it is from: the organizer, and who acts for him. */
export function setAuthor(properties: Bag, person: Person, by: Person = person): void {
  setPerson(properties, sentRepresenting, person)
  setPerson(properties, sender, by)
}

export function sameAddress(a: string | undefined, b: string | undefined): boolean {
  return !!a && a.toLowerCase() === b?.toLowerCase()
}
