/**
 * An invitation is passed on: who gets it becomes part of the meeting, and the organizer learns of it where he is one of ours.
 * [MS-OXOCAL] 3.1.4, 2.2.5 (meeting-related objects, forward notifications among them)
 */
import { recipientBag } from '#convert'
import { Bag, Failure, type Item, N, P, SpecialFolder } from '#model'
import type { MessageId } from '#store'
import { loadItem, patchOf } from '../items/load.ts'
import { type Actor, type CalendarContext, system } from './context.ts'
import { findMeeting, idsOf } from './find-meeting.ts'
import { requestOf, setSubject } from './messages.ts'
import { openCalendar } from './open-calendar.ts'
import { addressOfRow, type Attendee, attendeeRow, isReceived, organizerOf, setAttendees, setAuthor } from './people.ts'
import { sendMeetingMessage } from './send.ts'

export const forwardNotificationClass = 'IPM.Schedule.Meeting.Notification.Forward'

/** `id`: the item in the calendar of the one who passes it on. */
export async function forwardMeeting(
  context: CalendarContext,
  actor: Actor,
  id: MessageId,
  { to, comment, keep = false }: { to: readonly Attendee[]; comment?: string; keep?: boolean },
): Promise<void> {
  const mailbox = await openCalendar(context, actor)
  const meeting = await loadItem(context.store, mailbox, id)
  const organizer = organizerOf(meeting)
  if (!organizer) throw new Failure('wrongType', 'no meeting')
  const request = requestOf(meeting, { now: context.now(), type: 'request' })
  // Written when the organizer last changed it, not now: what he sends later is newer.
  const changed = meeting.properties.get(N.OwnerCriticalChange)
  if (changed !== undefined) request.properties.set(N.OwnerCriticalChange, changed)
  if (comment) request.properties.set(P.Body, comment).set(P.NativeBody, 1).delete(P.Html)
  const known = new Set(request.recipients.map(addressOfRow))
  const added = to.filter(({ address }) => !known.has(address.toLowerCase())).map(attendeeRow)
  request.recipients.push(...added)
  await sendMeetingMessage(context, actor, request, { keep, to: to.map(attendeeRow), from: actor.by ?? actor.owner })
  if (isReceived(meeting)) await tellOrganizer(context, actor, { meeting, organizer: organizer.address, added })
}

async function tellOrganizer(
  { store, directory, now }: CalendarContext,
  { owner }: Actor,
  { meeting, organizer, added }: { meeting: Item; organizer: string; added: readonly Bag[] },
): Promise<void> {
  const object = await directory.findByAddress(organizer)
  const ids = idsOf(meeting.properties)
  if (!object?.mailbox || !ids || added.length === 0) return
  const mailbox = await store.open(object.mailbox, system)
  const { whole } = await findMeeting(store, mailbox, ids)
  if (!whole || isReceived(whole)) return
  const after: Item = { ...whole, properties: whole.properties.copy() }
  const known = new Set(whole.recipients.map(addressOfRow))
  setAttendees(after, [...whole.recipients, ...added.filter((row) => !known.has(addressOfRow(row)))])
  const patch = patchOf(whole, after)
  const properties = Bag.of({ MessageClass: forwardNotificationClass, Subject: meeting.properties.get(P.Subject) })
  const names = added.map((row) => row.get(P.DisplayName) ?? '').join('; ')
  properties.set(P.Body, `${owner.displayName} has forwarded the invitation to ${names}.`).set(P.NativeBody, 1)
  properties.set(N.GlobalObjectId, ids.full ?? ids.clean).set(N.CleanGlobalObjectId, ids.clean)
  for (const property of [N.AppointmentStartWhole, N.AppointmentEndWhole]) {
    const time = meeting.properties.get(property)
    if (time !== undefined) properties.set(property, time)
  }
  setAuthor(properties, { name: owner.displayName, address: owner.address })
  setSubject(properties, 'Meeting Forward Notification: ')
  await store.write(mailbox, async (tx) => {
    if (patch) await tx.updateMessage(whole.message.id, patch)
    const recipients = [recipientBag({ name: object.displayName, address: object.address }, 1, 0)]
    await tx.createMessage(SpecialFolder.inbox, { properties, recipients, attachments: [], received: new Date(now()) })
  })
}
