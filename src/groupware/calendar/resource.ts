/**
 * Rooms and equipment: whether an invitation is accepted, declined, or for their owners to decide. The rules are those of the directory
 * (DirectoryObject.resource): who may book, how long, how far ahead, in work hours only, series, conflicts, capacity.
 */
import { ResponseStatus } from '#convert/calendar/index.ts'
import type { Directory, DirectoryObject } from '#directory'
import { fileTime, type Item, N, P, SpecialFolder } from '#model'
import { findSeries, occurrences } from '#model/recurrence/index.ts'
import type { Mailbox, MessageId, Store } from '#store'
import { calendarView, type Instance } from './instances.ts'
import { attendeesOf } from './people.ts'
import { isInWorkingHours, workingHours } from './working-hours.ts'

export type BookingDecision =
  | { kind: 'accept' }
  | { kind: 'decline'; why: string }
  /** The owners are asked; until then it is tentative. */
  | { kind: 'ask'; why: string }

export interface Booking {
  room: DirectoryObject
  mailbox: Mailbox
  request: Item
  organizer: string
  /** Where the request lies in the calendar of the room already. */
  placed: MessageId
}

/** Of a series without an end, or of a long one, so much is looked at. */
const HORIZON_DAYS = 365
const OCCURRENCES_MAX = 500
const DAY = 86_400_000

export async function decideBooking(
  {
    store,
    directory,
    now,
  }: { store: Pick<Store, 'view'>; directory: Pick<Directory, 'findByAddress' | 'groups'>; now: () => number },
  { room, mailbox, request, organizer, placed }: Booking,
): Promise<BookingDecision> {
  const rules = room.resource
  if (!rules) return { kind: 'ask', why: 'There are no booking rules' }
  const ask = rules.delegates.length > 0
  const refuse = (why: string): BookingDecision => (ask ? { kind: 'ask', why } : { kind: 'decline', why })
  const times = timesOf(request, now())
  const [first] = times
  if (!first) return { kind: 'decline', why: 'It has no time' }
  if (times.every(({ endMillis }) => endMillis <= now())) return { kind: 'decline', why: 'It is in the past' }

  const booker = await directory.findByAddress(organizer)
  if (!booker || booker.organisation !== room.organisation) return refuse('Only people of the organisation may book')
  if (rules.allowed.length > 0) {
    const groups = new Set([booker.id, ...(await directory.groups(booker.id))])
    if (!rules.allowed.some((id) => groups.has(id))) return refuse('The organizer may not book')
  }
  if (!rules.recurring && findSeries(request.properties)) return refuse('Series are not accepted')
  const minutes = Math.max(...times.map(({ startMillis, endMillis }) => (endMillis - startMillis) / 60_000))
  if (rules.maximumMinutes !== undefined && minutes > rules.maximumMinutes) {
    return refuse(`A booking may last ${rules.maximumMinutes} minutes at most`)
  }
  if (rules.windowDays !== undefined) {
    const limit = now() + rules.windowDays * DAY
    if (isEndless(request) || times.some(({ endMillis }) => endMillis > limit)) {
      return refuse(`It can be booked ${rules.windowDays} days ahead`)
    }
  }
  if (rules.workHoursOnly) {
    const hours = await workingHours(mailbox, room)
    if (!times.every((time) => isInWorkingHours(hours, time))) return refuse('It is outside of the working hours')
  }
  // The organizer comes, too; rooms and equipment are no people.
  const people = attendeesOf(request).filter((row) => row.get(P.RecipientType) !== 3).length + 1
  if (rules.capacity !== undefined && people > rules.capacity) return refuse(`There is room for ${rules.capacity}`)
  if (!rules.conflicts) {
    const conflict = await findConflict(store, mailbox, { placed, times })
    if (conflict) return { kind: 'decline', why: `It is booked at ${new Date(conflict.startMillis).toISOString()}` }
  }
  return rules.automatic ? { kind: 'accept' } : { kind: 'ask', why: 'Its owners decide' }
}

interface Time {
  startMillis: number
  endMillis: number
}

function timesOf(request: Item, now: number): Time[] {
  const series = findSeries(request.properties)
  if (series) {
    const window = { fromMillis: now, toMillis: now + HORIZON_DAYS * DAY }
    return [...occurrences(series, window).take(OCCURRENCES_MAX)]
  }
  const start = request.properties.get(N.AppointmentStartWhole)
  const end = request.properties.get(N.AppointmentEndWhole)
  if (start === undefined || end === undefined) return []
  return [{ startMillis: fileTime.toMilliseconds(start), endMillis: fileTime.toMilliseconds(end) }]
}

function isEndless(request: Item): boolean {
  const series = findSeries(request.properties)
  if (!series) return false
  const { endType } = series.recurrence.pattern
  return endType !== 0x2021 && endType !== 0x2022
}

/**
 * What was placed before, and what was answered already, stands in the way; what came later and waits does not: of two requests that come at the
 * same time exactly one is accepted.
 */
async function findConflict(
  store: Pick<Store, 'view'>,
  mailbox: Mailbox,
  { placed, times }: { placed: MessageId; times: readonly Time[] },
): Promise<Instance | undefined> {
  const fromMillis = Math.min(...times.map(({ startMillis }) => startMillis))
  const toMillis = Math.max(...times.map(({ endMillis }) => endMillis))
  const taken = await calendarView(store, mailbox, SpecialFolder.calendar, { fromMillis, toMillis: toMillis + 1 })
  return taken.find(
    ({ row, busyStatus, responseStatus, startMillis, endMillis }) =>
      busyStatus !== 0 &&
      row.id !== placed &&
      (row.id < placed || responseStatus !== ResponseStatus.notResponded) &&
      times.some((time) => startMillis < time.endMillis && endMillis > time.startMillis),
  )
}
