/**
 * What an organizer does: a meeting is made, changed (one occurrence, from one on, the whole), cancelled, passed on; those who are asked are told.
 * [MS-OXOCAL] 3.1.4; RFC 5546 3.2.2, 3.2.5
 */
import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Person } from '#convert'
import { BusyStatus, ResponseStatus, StateFlag } from '#convert/calendar/index.ts'
import { type Bag, Failure, fileTime, type Item, N, type NamedProperty, P, SpecialFolder } from '#model'
import { globalObjectIdOf } from '#model/recurrence/index.ts'
import type { FolderId, MessageId, MessagePatch } from '#store'
import { loadItem, patchOf } from '../items/load.ts'
import type { Actor, CalendarContext } from './context.ts'
import { cancellationOf, requestOf } from './messages.ts'
import { occurrenceItem, withException, withFreeExceptions, withoutOccurrence } from './occurrence.ts'
import { openCalendar } from './open-calendar.ts'
import {
  addressOfRow,
  type Attendee,
  attendeeRow,
  attendeesOf,
  isOrganizerRow,
  isReceived,
  organizerRow,
  setAttendees,
  setAuthor,
} from './people.ts'
import { sendMeetingMessage } from './send.ts'
import { splitSeries } from './split.ts'

export interface Sending {
  /** False: nobody is told. */
  send?: boolean
  /** Copies in Sent Items. */
  keep?: boolean
}

export interface NewMeeting extends Sending {
  /** An appointment: times, recurrence, texts, attachments. */
  item: Item
  attendees: readonly Attendee[]
  folder?: FolderId
}

export async function createMeeting(context: CalendarContext, actor: Actor, meeting: NewMeeting): Promise<MessageId> {
  const { attendees, folder = SpecialFolder.calendar } = meeting
  const mailbox = await openCalendar(context, actor)
  const item: Item = { ...meeting.item, properties: meeting.item.properties.copy() }
  makeMeeting(item, { actor, attendees, now: context.now() })
  item.properties.set(N.FInvited, attendees.length > 0 && meeting.send !== false)
  const { id } = await context.store.write(mailbox, (tx) => tx.createMessage(folder, item))
  await tell(context, actor, requestOf(item, requestOptions(context, actor, 'request')), meeting)
  return id
}

/** [MS-OXOCAL] 3.1.4 */
function makeMeeting(
  item: Item,
  { actor, attendees, now }: { actor: Actor; attendees: readonly Attendee[]; now: number },
) {
  const { properties } = item
  const organizer = personOf(actor.owner)
  properties.set(P.MessageClass, 'IPM.Appointment')
  if (!properties.has(N.GlobalObjectId)) setNewId(properties, now)
  properties.setDefault(N.AppointmentSequence, 0)
  properties.set(N.AppointmentStateFlags, attendees.length > 0 ? StateFlag.meeting : 0)
  properties.set(N.ResponseStatus, attendees.length > 0 ? ResponseStatus.organized : ResponseStatus.none)
  properties.set(N.OwnerCriticalChange, fileTime.from(now))
  properties.setDefault(N.BusyStatus, 2)
  properties.setDefault(P.ResponseRequested, true)
  setAuthor(properties, organizer, actor.by && personOf(actor.by))
  setAttendees(item, attendees.length > 0 ? [organizerRow(organizer), ...attendees.map(attendeeRow)] : [])
}

function personOf({ displayName, address }: { displayName: string; address: string }): Person {
  return { name: displayName, address }
}

/** An id as Outlook makes them: when it was made, and something that nobody else has. [MS-OXOCAL] 2.2.1.27 */
export function setNewId(properties: Bag, now: number): void {
  const time = Buffer.alloc(8)
  time.writeBigUInt64LE(fileTime.from(now))
  const uid = `040000008200E00074C5B7101A82E00800000000${time.toString('hex')}000000000000000010000000${randomBytes(16).toString('hex')}`
  const id = globalObjectIdOf(uid.toUpperCase())
  properties.set(N.GlobalObjectId, id).set(N.CleanGlobalObjectId, id)
}

export interface MeetingChange extends Sending {
  set?: Bag
  /** As a MessagePatch names them. */
  remove?: MessagePatch['remove']
  /** Only those who come to it, and those who are no longer part of it, are told. */
  onlyChanged?: boolean
  /** All of them, as they are to be. */
  attendees?: readonly Attendee[]
  /** Which occurrence; without it the whole. */
  original?: number
  /** With `original`: this one, or it and all that follow. */
  scope?: 'one' | 'following'
}

/** Throws accessDenied for a meeting of somebody else. `following` gives the id of the new series. */
export async function updateMeeting(
  context: CalendarContext,
  actor: Actor,
  id: MessageId,
  change: MeetingChange,
): Promise<MessageId> {
  const { store } = context
  const { original, scope = 'one' } = change
  const mailbox = await openCalendar(context, actor)
  const before = await loadItem(store, mailbox, id)
  if (isReceived(before)) throw new Failure('accessDenied', 'the meeting is somebody else’s')
  if (original !== undefined && scope === 'following')
    return await changeFollowing(context, actor, { id, change, original })
  const old: Item = original === undefined ? before : occurrenceItem(before, original)
  const changed = applied(old, { ...change, organizer: personOf(actor.owner) }, context.now())
  const after = original === undefined ? changed.item : withException(before, original, changed.item)
  const patch = patchOf(before, after)
  if (patch) await store.write(mailbox, (tx) => tx.updateMessage(id, patch, before.message.contentSeq))
  await tellOfChange(context, actor, { old, changed, change })
  return id
}

interface Applied {
  item: Item
  /** Times or recurrence are others: everybody is asked anew. */
  isFull: boolean
}

const decisive = [N.AppointmentStartWhole, N.AppointmentEndWhole, N.AppointmentRecur, N.AppointmentSubType] as const

function applied(
  old: Item,
  { set, remove = [], attendees, organizer, send = true }: MeetingChange & { organizer?: Person },
  now: number,
): Applied {
  const properties = old.properties.copy()
  for (const one of remove) {
    if (typeof one === 'number') properties.deleteTag(one)
    else properties.deleteName(one as NamedProperty)
  }
  if (set) properties.assign(set)
  const isFull = decisive.some(
    (property) =>
      !isDeepStrictEqual(
        properties.get(property as typeof N.AppointmentSubType),
        old.properties.get(property as typeof N.AppointmentSubType),
      ),
  )
  const start = properties.get(N.AppointmentStartWhole)
  const end = properties.get(N.AppointmentEndWhole)
  if (start !== undefined && end !== undefined && end < start) throw new Failure('invalid', 'ends before it starts')
  if (start !== undefined)
    for (const one of [N.CommonStart, N.ClipStart])
      if (isFull && !properties.has(N.AppointmentRecur)) properties.set(one, start)
  if (end !== undefined)
    for (const one of [N.CommonEnd, N.ClipEnd])
      if (isFull && !properties.has(N.AppointmentRecur)) properties.set(one, end)
  if (isFull && start !== undefined && end !== undefined) {
    properties.set(P.StartDate, start).set(P.EndDate, end)
    properties.set(N.AppointmentDuration, Number((end - start) / 600_000_000n))
  }
  properties.set(N.OwnerCriticalChange, fileTime.from(now))
  if (isFull) properties.set(N.AppointmentSequence, (properties.get(N.AppointmentSequence) ?? 0) + 1)
  const item: Item = { ...old, properties }
  const marked = old.recipients.filter(isOrganizerRow)
  const organizers = marked.length > 0 || !organizer ? marked : [organizerRow(organizer)]
  const known = new Map(attendeesOf(old).map((row) => [addressOfRow(row), row]))
  const rows = attendees
    ? attendees.map((one, index) => {
        const row = known.get(one.address.toLowerCase())?.copy() ?? attendeeRow(one, index)
        return row.set(P.RecipientType, one.kind)
      })
    : attendeesOf(old).map((row) => row.copy())
  if (isFull)
    for (const row of rows) row.set(P.RecipientTrackStatus, ResponseStatus.none).set(P.RecipientProposed, false)
  setAttendees(item, rows.length > 0 ? [...organizers, ...rows] : [])
  if (rows.length > 0) {
    properties.set(N.AppointmentStateFlags, StateFlag.meeting)
    if (send) properties.set(N.FInvited, true)
    properties.set(N.ResponseStatus, ResponseStatus.organized)
  }
  return { item, isFull }
}

/** Those who are new are asked, those who stay get the update, those who are gone a cancellation. */
async function tellOfChange(
  context: CalendarContext,
  actor: Actor,
  { old, changed, change }: { old: Item; changed: Applied; change: MeetingChange },
): Promise<void> {
  const before = new Set(attendeesOf(old).map(addressOfRow))
  const rows = attendeesOf(changed.item)
  const now = new Set(rows.map(addressOfRow))
  const by = actor.by && { by: personOf(actor.by) }
  const update = requestOf(changed.item, requestOptions(context, actor, changed.isFull ? 'full' : 'informational'))
  const staying = change.onlyChanged ? [] : rows.filter((row) => before.has(addressOfRow(row)))
  await tell(context, actor, update, change, staying)
  const request = requestOf(changed.item, requestOptions(context, actor, 'request'))
  await tell(
    context,
    actor,
    request,
    change,
    rows.filter((row) => !before.has(addressOfRow(row))),
  )
  const gone = attendeesOf(old).filter((row) => !now.has(addressOfRow(row)))
  const cancellation = cancellationOf(changed.item, { now: context.now(), ...by })
  await tell(context, actor, { ...cancellation, recipients: gone }, change)
}

/** The message names everybody who takes part; it goes to those who are meant. */
async function tell(
  context: CalendarContext,
  actor: Actor,
  message: Item,
  { send = true, keep = false }: Sending,
  to: readonly Bag[] = message.recipients,
): Promise<void> {
  if (send && to.length > 0) await sendMeetingMessage(context, actor, message, { keep, to })
}

function requestOptions({ now }: CalendarContext, { by }: Actor, type: 'request' | 'full' | 'informational') {
  return { now: now(), type, ...(by && { by: personOf(by) }) }
}

async function changeFollowing(
  context: CalendarContext,
  actor: Actor,
  { id, change, original }: { id: MessageId; change: MeetingChange; original: number },
): Promise<MessageId> {
  const { store, now } = context
  const mailbox = await openCalendar(context, actor)
  const present = await loadItem(store, mailbox, id)
  const parts = splitSeries(present, original)
  const first = applied({ ...present, ...parts.before }, { set: parts.before.properties }, now())
  first.item.properties.set(N.AppointmentSequence, (present.properties.get(N.AppointmentSequence) ?? 0) + 1)
  const second = applied(parts.after, change, now())
  setNewId(second.item.properties, now())
  second.item.properties.set(N.AppointmentSequence, 0)
  const created = await store.write(mailbox, async (tx) => {
    const patch = patchOf(present, first.item)
    if (patch) await tx.updateMessage(id, patch, present.message.contentSeq)
    return await tx.createMessage(present.message.folder, second.item)
  })
  await tell(context, actor, requestOf(first.item, requestOptions(context, actor, 'full')), change)
  await tell(context, actor, requestOf(second.item, requestOptions(context, actor, 'request')), change)
  return created.id
}

export interface Cancelling extends Sending {
  original?: number
  comment?: string
  /** Where the whole meeting goes. In Deleted Items it is a meeting that is cancelled. */
  leaving?: 'softly' | 'hard' | 'deletedItems'
}

/** The whole meeting goes, or one occurrence of it. */
export async function cancelMeeting(
  context: CalendarContext,
  actor: Actor,
  id: MessageId,
  cancelling: Cancelling = {},
): Promise<void> {
  const { store, now } = context
  const { original, comment, leaving = 'softly' } = cancelling
  const mailbox = await openCalendar(context, actor)
  const before = await loadItem(store, mailbox, id)
  if (isReceived(before)) throw new Failure('accessDenied', 'the meeting is somebody else’s')
  const about: Item = original === undefined ? before : occurrenceItem(before, original)
  const cancelled: Item = { ...about, properties: about.properties.copy() }
  cancelled.properties.set(N.AppointmentSequence, (about.properties.get(N.AppointmentSequence) ?? 0) + 1)
  if (comment) cancelled.properties.set(P.Body, comment).set(P.NativeBody, 1)
  await store.write(mailbox, async (tx) => {
    if (
      original === undefined &&
      (leaving !== 'deletedItems' || before.message.folder === SpecialFolder.deletedItems)
    ) {
      await tx.deleteMessages([id], { hard: leaving === 'hard' })
      return
    }
    const after = original === undefined ? asCancelled(before) : withoutOccurrence(before, original)
    const patch = patchOf(before, after)
    if (patch) await tx.updateMessage(id, patch, before.message.contentSeq)
    if (original === undefined) await tx.moveMessages([id], SpecialFolder.deletedItems)
  })
  const by = actor.by && { by: personOf(actor.by) }
  await tell(context, actor, cancellationOf(cancelled, { now: now(), ...by }), cancelling)
}

function asCancelled(meeting: Item): Item {
  const properties = meeting.properties.copy()
  properties.set(N.AppointmentStateFlags, StateFlag.meeting | StateFlag.canceled)
  properties.set(N.BusyStatus, BusyStatus.free).set(N.ReminderSet, false)
  return withFreeExceptions({ ...meeting, properties })
}
