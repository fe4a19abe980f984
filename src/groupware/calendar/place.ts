/**
 * The agent of an attendee's calendar: invitations are placed as tentative at once, updates are taken over, cancellations marked.
 * [MS-OXOCAL] 3.1.5; RFC 5546 3.2.2, 3.2.5 and 2.1.5 (which of two messages is newer)
 *
 * What belongs to the attendee stays through updates: answer, reminder, categories, own importance of the time (busy, free) as long as he
 * need not answer anew.
 */
import { BusyStatus, isAddition, ResponseStatus, StateFlag } from '#convert/calendar/index.ts'
import { type Bag, type Item, N, P, SpecialFolder } from '#model'
import { findSeries } from '#model/recurrence/index.ts'
import type { Mailbox, MessageId, Store } from '#store'
import { type LoadedItem, patchOf } from '../items/load.ts'
import { findMeeting, idsOf } from './find-meeting.ts'
import { MeetingType, placedOf, setSubject } from './messages.ts'
import { findNamed, occurrenceItem, withException, withFreeExceptions, withoutOccurrence } from './occurrence.ts'
import { type Authors, isMeeting, isReceived, organizerOf } from './people.ts'

type PlaceStore = Pick<Store, 'view' | 'getBlob' | 'write'>

export interface Placed {
  /** Where it lies now. */
  id: MessageId
  /** What it is now: the whole, or the occurrence alone. */
  item: Item
  isNew: boolean
  /** What the request is for who gets it. [MS-OXOCAL] 2.2.6.5 */
  type: number
}

/** undefined when there was nothing to do: it is older than what is there, or about a meeting of one's own. */
export async function placeRequest(
  store: PlaceStore,
  mailbox: Mailbox,
  request: Item,
  authors: Authors,
): Promise<Placed | undefined> {
  // One more time for a series that is there, not the whole of it: for the client.
  if (isAddition(request)) return undefined
  const ids = idsOf(request.properties)
  if (!ids) return undefined
  const found = await findMeeting(store, mailbox, ids)
  const placed = placedOf(request)
  const replaces = request.properties.get(N.ExceptionReplaceTime)
  if (replaces !== undefined && found.whole) {
    const before = found.whole
    const named = findSeries(before.properties) && findNamed(findSeries(before.properties) as never, replaces)
    if (!named || isOwn(before) || !mayChange(before, authors)) return undefined
    const old = occurrenceItem(before, named.original)
    if (named.exception && isOlder(request.properties, old.properties)) return undefined
    const type = updateType(request.properties, old.properties)
    carry(old.properties, placed.properties, isReset(request.properties, old.properties))
    const after = withException(before, named.original, placed)
    await update(store, mailbox, before, after)
    return { id: before.message.id, item: placed, isNew: false, type }
  }
  const before = replaces === undefined ? found.whole : found.alone
  if (!before) {
    const created = await store.write(mailbox, (tx) => tx.createMessage(SpecialFolder.calendar, placed))
    return { id: created.id, item: placed, isNew: true, type: MeetingType.request }
  }
  if (isOwn(before) || !mayChange(before, authors) || isOlder(request.properties, before.properties)) return undefined
  const type = updateType(request.properties, before.properties)
  carry(before.properties, placed.properties, isReset(request.properties, before.properties))
  await update(store, mailbox, before, placed)
  return { id: before.message.id, item: placed, isNew: false, type }
}

/** Whether anything was there to be cancelled. */
export async function placeCancellation(
  store: PlaceStore,
  mailbox: Mailbox,
  canceled: Item,
  authors: Authors,
): Promise<boolean> {
  const ids = idsOf(canceled.properties)
  if (!ids) return false
  const { whole, alone } = await findMeeting(store, mailbox, ids)
  const replaces = canceled.properties.get(N.ExceptionReplaceTime)
  if (replaces !== undefined && whole) {
    const series = findSeries(whole.properties)
    const named = series && findNamed(series, replaces)
    if (!named || isOwn(whole) || !mayChange(whole, authors)) return false
    await update(store, mailbox, whole, withoutOccurrence(whole, named.original))
    return true
  }
  const before = replaces === undefined ? whole : alone
  if (!before || isOwn(before) || !mayChange(before, authors)) return false
  if (isOlder(canceled.properties, before.properties)) return false
  const properties = before.properties.copy()
  const flags = properties.get(N.AppointmentStateFlags) ?? 0
  properties.set(N.AppointmentStateFlags, flags | StateFlag.canceled)
  properties.set(N.BusyStatus, BusyStatus.free).set(N.ReminderSet, false)
  for (const property of [N.AppointmentSequence, N.OwnerCriticalChange] as const) {
    const value = canceled.properties.get(property as typeof N.AppointmentSequence)
    if (value !== undefined) properties.set(property as typeof N.AppointmentSequence, value)
  }
  setSubject(properties, 'Canceled: ')
  await update(store, mailbox, before, withFreeExceptions({ ...before, properties }))
  return true
}

async function update(store: PlaceStore, mailbox: Mailbox, before: LoadedItem, after: Item): Promise<void> {
  const patch = patchOf(before, after)
  // Somebody else may have changed it since: who called tries again.
  if (patch) await store.write(mailbox, (tx) => tx.updateMessage(before.message.id, patch, before.message.contentSeq))
}

/** The organizer's own item: a message that claims to be about it changes nothing. */
function isOwn(item: Item): boolean {
  return isMeeting(item) && !isReceived(item)
}

/** A meeting that is in the calendar is changed by its organizer only; who passes an invitation on may do no more than that. RFC 6047 2.2.1 */
function mayChange(item: Item, authors: Authors): boolean {
  const organizer = organizerOf(item)?.address.toLowerCase()
  return authors === undefined || (organizer !== undefined && authors.has(organizer))
}

/** RFC 5546 2.1.5: the sequence decides, then when it was written. */
export function isOlder(message: Bag, present: Bag): boolean {
  const difference = (message.get(N.AppointmentSequence) ?? 0) - (present.get(N.AppointmentSequence) ?? 0)
  if (difference !== 0) return difference < 0
  const [written, known] = [message.get(N.OwnerCriticalChange), present.get(N.OwnerCriticalChange)]
  return written !== undefined && known !== undefined && written < known
}

/** Times or recurrence are others: the answer that was given is void. */
function isReset(message: Bag, present: Bag): boolean {
  if (((message.get(N.MeetingType) ?? 0) & MeetingType.informational) !== 0) return false
  if ((message.get(N.AppointmentSequence) ?? 0) > (present.get(N.AppointmentSequence) ?? 0)) return true
  const same = (property: typeof N.AppointmentStartWhole) => message.get(property) === present.get(property)
  return !same(N.AppointmentStartWhole) || !same(N.AppointmentEndWhole)
}

/** A new answer is asked for: of who has given none, and where times are others. [MS-OXWSMTGS] 2.2.5.7 */
function updateType(message: Bag, present: Bag): number {
  const status = present.get(N.ResponseStatus)
  const hasAnswered = status === ResponseStatus.accepted || status === ResponseStatus.tentative
  return hasAnswered && !isReset(message, present) ? MeetingType.informational : MeetingType.full
}

/** What stays the attendee's. */
function carry(old: Bag, fresh: Bag, reset: boolean): void {
  const keep = [
    N.Keywords,
    N.ReminderSet,
    N.ReminderDelta,
    ...(reset ? [] : [N.ResponseStatus, N.BusyStatus, N.AppointmentReplyTime, N.AppointmentReplyName]),
  ]
  for (const property of keep) {
    const value = old.get(property as typeof N.ResponseStatus)
    if (value !== undefined) fresh.set(property as typeof N.ResponseStatus, value)
    else if (property === N.ReminderDelta) fresh.delete(property)
  }
  const start = fresh.get(N.AppointmentStartWhole)
  if (start !== undefined && fresh.get(N.ReminderSet)) {
    fresh.set(N.ReminderTime, start)
    fresh.set(N.ReminderSignalTime, start - BigInt(fresh.get(N.ReminderDelta) ?? 15) * 600_000_000n)
  }
  if (old.get(N.ResponseStatus) === ResponseStatus.none) fresh.set(N.ResponseStatus, ResponseStatus.notResponded)
  const sensitivity = old.get(P.Sensitivity)
  if (sensitivity) fresh.set(P.Sensitivity, sensitivity)
}
