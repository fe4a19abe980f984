/** Rooms answer for themselves, or their owners do. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importCalendar } from '#convert/calendar/index.ts'
import { type Item, P, SpecialFolder } from '#model'
import { createAdministration } from '../administration.ts'
import { type Fixture, open } from '#test/groupware.ts'
import { loadItem } from '../items/load.ts'
import { calendarView } from './instances.ts'
import { createMeeting } from './organize.ts'
import { addressOfRow, attendeesOf } from './people.ts'
import { respond } from './respond.ts'

const ada = 'ada@example.test'
const room = 'room@example.test'

async function withRoom(attributes: Record<string, unknown>): Promise<Fixture> {
  const fixture = await open()
  const { organisation } = await fixture.object(ada)
  const administration = createAdministration({ store: fixture.store, directory: fixture.directory })
  const delegates =
    attributes.bookingDelegates === 'ben' ? { bookingDelegates: [(await fixture.object('ben@example.test')).id] } : {}
  await administration.create({
    kind: 'room',
    organisation,
    address: room,
    attributes: { displayName: 'Room', ...attributes, ...delegates },
  })
  return fixture
}

async function book(fixture: Fixture, lines: string, people: readonly string[] = []): Promise<number> {
  const item = importCalendar(`BEGIN:VEVENT\nSUMMARY:Booking\n${lines}\nEND:VEVENT`).items[0]?.item as Item
  const attendees = [
    { name: 'Room', address: room, kind: 3 },
    ...people.map((address) => ({ name: address, address, kind: 1 })),
  ]
  const id = await createMeeting(fixture.groupware.calendar, { owner: await fixture.object(ada) }, { item, attendees })
  const meeting = await loadItem(fixture.store, await fixture.mailbox(ada), id)
  const row = attendeesOf(meeting).find((one) => addressOfRow(one) === room)
  return row?.get(P.RecipientTrackStatus) ?? -1
}

async function taken(fixture: Fixture): Promise<number[]> {
  const window = { fromMillis: Date.UTC(2026, 0, 1), toMillis: Date.UTC(2027, 0, 1) }
  const found = await calendarView(fixture.store, await fixture.mailbox(room), SpecialFolder.calendar, window)
  return found.map(({ busyStatus }) => busyStatus)
}

const at10 = 'DTSTART:20260120T100000Z\nDTEND:20260120T110000Z'
const at1030 = 'DTSTART:20260120T103000Z\nDTEND:20260120T113000Z'
const at11 = 'DTSTART:20260120T110000Z\nDTEND:20260120T120000Z'

test('a room that is free accepts, one that is taken declines', async () => {
  const fixture = await withRoom({})
  assert.equal(await book(fixture, at10), 3)
  assert.deepEqual(await taken(fixture), [2])
  assert.equal(await book(fixture, at1030), 4)
  assert.equal(await book(fixture, at11), 3)
  assert.deepEqual(await taken(fixture), [2, 2])
  // A series meets what is there.
  assert.equal(await book(fixture, 'DTSTART:20260119T103000Z\nDTEND:20260119T110000Z\nRRULE:FREQ=DAILY;COUNT=3'), 4)
})

for (const { name, rules, lines, people, answer } of [
  { name: 'conflicts are allowed', rules: { bookingConflicts: true }, lines: at10, people: [], answer: 3 },
  { name: 'too long', rules: { bookingMaximumMinutes: 30 }, lines: at10, people: [], answer: 4 },
  { name: 'too far ahead', rules: { bookingWindowDays: 3 }, lines: at10, people: [], answer: 4 },
  {
    name: 'a series',
    rules: { bookingRecurring: false },
    lines: `${at10}\nRRULE:FREQ=DAILY;COUNT=2`,
    people: [],
    answer: 4,
  },
  {
    name: 'an endless series',
    rules: { bookingWindowDays: 30 },
    lines: `${at10}\nRRULE:FREQ=WEEKLY`,
    people: [],
    answer: 4,
  },
  { name: 'too many people', rules: { capacity: 1 }, lines: at10, people: ['ben@example.test'], answer: 4 },
  {
    name: 'as many as there is room for',
    rules: { capacity: 2 },
    lines: at10,
    people: ['ben@example.test'],
    answer: 3,
  },
  {
    name: 'outside of the working hours',
    rules: { bookingWorkHoursOnly: true },
    lines: 'DTSTART:20260120T030000Z\nDTEND:20260120T040000Z',
    people: [],
    answer: 4,
  },
  { name: 'in the working hours', rules: { bookingWorkHoursOnly: true }, lines: at10, people: [], answer: 3 },
  { name: 'its owners decide', rules: { bookingAutomatic: false }, lines: at10, people: [], answer: 2 },
] as { name: string; rules: Record<string, unknown>; lines: string; people: string[]; answer: number }[]) {
  test(`a room: ${name}`, async () => assert.equal(await book(await withRoom(rules), lines, people), answer))
}

test('of several who ask at the same time, one gets the room', async () => {
  const fixture = await withRoom({})
  const answers = await Promise.all([at10, at1030, at10].map((lines) => book(fixture, lines)))
  assert.deepEqual(answers.toSorted(), [3, 4, 4])
  assert.deepEqual(await taken(fixture), [2])
})

test('the owner of a room is asked, and answers for it', async () => {
  const fixture = await withRoom({ bookingAutomatic: false, bookingDelegates: 'ben' })
  assert.equal(await book(fixture, at10), 2)
  const [asked] = await fixture.messages('ben@example.test')
  assert.equal(asked?.class, 'IPM.Schedule.Meeting.Request')
  assert.equal((await asked?.properties())?.get(P.ReceivedRepresentingSmtpAddress), room)
  const [placed] = await fixture.messages(room, SpecialFolder.calendar)
  await respond(fixture.groupware.calendar, { owner: await fixture.object(room) }, placed?.id as number, {
    answer: 'accepted',
  })
  const [meeting] = await fixture.messages(ada, SpecialFolder.calendar)
  const item = await loadItem(fixture.store, await fixture.mailbox(ada), meeting?.id as number)
  assert.equal(attendeesOf(item)[0]?.get(P.RecipientTrackStatus), 3)
})
