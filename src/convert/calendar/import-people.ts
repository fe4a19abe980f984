/** Organizer and attendees. [MS-OXCICAL] 2.1.3.1.1.20, [MS-OXOCAL] 2.2.4.10 */
import {
  allProperties,
  type Component,
  findMoment,
  findProperty,
  findText,
  parameter,
  type Property,
  textOf,
} from '#codec/ical/index.ts'
import { type Bag, fileTime, type Item, N, P } from '#model'
import { recipientBag, sender, sentRepresenting, setPerson, type Person } from '../mail/people.ts'
import { tidyWords, wordsOf } from './outlook-fields.ts'
import { RecipientFlag, RecipientKind, responseOf, ResponseStatus, StateFlag } from './words.ts'

const ATTENDEES_MAX = 5000

export interface People {
  organizer: Person | undefined
  attendees: { person: Person; property: Property }[]
}

export function readPeople(component: Component): People {
  const organizer = findProperty(component, 'ORGANIZER')
  return {
    organizer: organizer && findPersonOf(organizer),
    attendees: allProperties(component, 'ATTENDEE')
      .slice(0, ATTENDEES_MAX)
      .flatMap((property) => {
        const person = findPersonOf(property)
        return person ? [{ person, property }] : []
      }),
  }
}

function findPersonOf(property: Property): Person | undefined {
  const uri = (textOf(property) ?? '').trim().replace(/^invalid:nomail$/i, '')
  const given = /^mailto:/i.test(uri) ? uri.slice(7) : (parameter(property, 'email') ?? uri)
  const address = decoded(given.split('?')[0] ?? '').trim()
  const name = parameter(property, 'cn') ?? ''
  if (address === '' && name === '') return undefined
  return { name: name || address, address: address.includes('@') ? address : '' }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** `owner`: whose calendar it is, to know what that one answered. */
export function importPeople(
  item: Item,
  component: Component,
  { method, owner }: { method: string | undefined; owner: string | undefined },
): void {
  const people = readPeople(component)
  const { properties } = item
  const isReply = method === 'REPLY' || method === 'COUNTER' || method === 'REFRESH'
  const [answering] = people.attendees
  if (isReply && answering) {
    // Who answers is the sender, the organizer gets it.
    setBoth(properties, answering.person, sentBy(answering.property))
    if (people.organizer) item.recipients.push(recipientBag(people.organizer, 1, 0))
    return
  }
  const delegate = findProperty(component, 'X-MS-OLK-SENDER')
  const by = (delegate && findPersonOf(delegate)) ?? sentBy(findProperty(component, 'ORGANIZER'))
  if (people.organizer) setBoth(properties, people.organizer, by)
  if (people.attendees.length === 0) {
    properties.set(N.AppointmentStateFlags, people.organizer && method && method !== 'PUBLISH' ? StateFlag.meeting : 0)
    properties.set(N.ResponseStatus, ResponseStatus.none)
    return
  }
  importRecipients(item, people)
  const own = people.attendees.find(({ person }) => same(person.address, owner))
  const isOrganizer = same(people.organizer?.address, owner)
  properties.set(N.AppointmentStateFlags, StateFlag.meeting | (own && !isOrganizer ? StateFlag.received : 0))
  const isDraft = /^TRUE$/i.test(findText(component, 'X-MICROSOFT-ISDRAFT') ?? '')
  properties.set(N.FInvited, (method !== undefined && method !== 'PUBLISH') || !isDraft)
  const response = isOrganizer
    ? ResponseStatus.organized
    : own
      ? responseOf(parameter(own.property, 'partstat'))
      : undefined
  properties.set(
    N.ResponseStatus,
    response ?? (method === 'REQUEST' ? ResponseStatus.notResponded : ResponseStatus.none),
  )
}

function setBoth(properties: Bag, person: Person, by: Person | undefined): void {
  setPerson(properties, sentRepresenting, person)
  setPerson(properties, sender, by && !same(by.address, person.address) ? by : person)
}

function sentBy(property: Property | undefined): Person | undefined {
  const uri = parameter(property, 'sent-by')?.replace(/^"?mailto:|"$/gi, '')
  return uri ? { name: uri, address: uri } : undefined
}

function same(address: string | undefined, other: string | undefined): boolean {
  return !!address && address.toLowerCase() === other?.toLowerCase()
}

function importRecipients({ properties, recipients }: Item, { organizer, attendees }: People): void {
  const names: Record<number, string[]> = { 1: [], 2: [], 3: [] }
  let replies = false
  const listed = attendees.some(({ person }) => same(person.address, organizer?.address))
  if (organizer && !listed) {
    const row = recipientBag(organizer, RecipientKind.required, 0)
    recipients.push(
      row.set(P.RecipientFlags, RecipientFlag.sendable | RecipientFlag.organizer).set(P.RecipientTrackStatus, 0),
    )
  }
  const nameless: Record<number, string[]> = { 1: [], 2: [], 3: [] }
  for (const { person, property } of attendees) {
    const kind = kindOf(property)
    if (person.address === '') {
      nameless[kind]?.push(person.name)
      continue
    }
    const isOrganizer = same(person.address, organizer?.address)
    const row = recipientBag(person, kind, recipients.length)
    row.set(P.RecipientFlags, RecipientFlag.sendable | (isOrganizer ? RecipientFlag.organizer : 0))
    row.set(P.RecipientTrackStatus, responseOf(parameter(property, 'partstat')))
    const answered = findMoment(parameter(property, 'x-ms-olk-resptime') ?? '')
    if (answered) row.set(P.RecipientTrackStatusTime, fileTime.from(answered.local))
    recipients.push(row)
    if (!isOrganizer) names[kind]?.push(person.name)
    if (!isOrganizer) replies ||= parameter(property, 'rsvp')?.toUpperCase() === 'TRUE'
  }
  // [MS-OXCICAL] 2.1.3.1.1.20.2: people to whom nothing can be sent.
  for (const [kind, target] of [
    [1, N.NonSendableTo],
    [2, N.NonSendableCc],
    [3, N.NonSendableBcc],
  ] as const) {
    const list = [...wordsOf(properties.get(target)), ...tidyWords(nameless[kind] ?? [])]
    if (list.length > 0) properties.set(target, list.join('; '))
    if (kind !== 3) names[kind]?.push(...tidyWords(nameless[kind] ?? []))
  }
  properties.set(P.ResponseRequested, replies)
  properties.set(P.ReplyRequested, replies)
  const joined = (kinds: number[]) => kinds.flatMap((kind) => names[kind] ?? []).join('; ')
  properties.set(N.AllAttendeesString, joined([1, 2, 3]))
  properties.set(N.ToAttendeesString, joined([1]))
  properties.set(N.CcAttendeesString, joined([2]))
}

/** [MS-OXCICAL] 2.1.3.1.1.20.2.2: a room is booked, whatever its role. */
function kindOf(property: Property): number {
  const type = parameter(property, 'cutype')?.toUpperCase()
  const role = parameter(property, 'role')?.toUpperCase()
  if (type === 'RESOURCE' || type === 'ROOM') return RecipientKind.resource
  if (role === 'NON-PARTICIPANT') return RecipientKind.resource
  return role === 'OPT-PARTICIPANT' ? RecipientKind.optional : RecipientKind.required
}
