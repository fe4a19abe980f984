/** Meetings of people in one store: invited, answered, changed, cancelled; the copies of all of them keep in step. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findIanaZone, type Zone } from '#codec/time-zone/index.ts'
import { importCalendar } from '#convert/calendar/index.ts'
import { Bag, fileTime, type Item, N, P, SpecialFolder } from '#model'
import { type Fixture, open } from '#test/groupware.ts'
import { createAdministration } from '../administration.ts'
import { loadItem } from '../items/load.ts'
import { cancelMeeting, createMeeting, type MeetingChange, updateMeeting } from './organize.ts'
import { calendarView } from './instances.ts'
import { addressOfRow, attendeesOf } from './people.ts'
import { respond, type Respond } from './respond.ts'

const zone = findIanaZone('Europe/Vienna') as Zone
const ada = 'ada@example.test'
const ben = 'ben@example.test'

const itemOf = (lines: string): Item =>
  importCalendar(`BEGIN:VEVENT\n${lines}\nEND:VEVENT`, { zone }).items[0]?.item as Item
const single = () =>
  itemOf(
    'DTSTART;TZID=Europe/Vienna:20260120T100000\nDTEND;TZID=Europe/Vienna:20260120T110000\nSUMMARY:Plan\nLOCATION:There\nDESCRIPTION:Text',
  )
const weekly = () =>
  itemOf(
    'DTSTART;TZID=Europe/Vienna:20260119T100000\nDTEND;TZID=Europe/Vienna:20260119T110000\nRRULE:FREQ=WEEKLY;COUNT=4\nSUMMARY:Weekly',
  )

async function invite(fixture: Fixture, item: Item, addresses: readonly string[] = [ben]): Promise<number> {
  const attendees = addresses.map((address) => ({ name: address.split('@')[0] as string, address, kind: 1 }))
  return await createMeeting(
    fixture.groupware.calendar,
    { owner: await fixture.object(ada) },
    { item, attendees, keep: true },
  )
}

async function calendar(fixture: Fixture, address: string): Promise<string[]> {
  const mailbox = await fixture.mailbox(address)
  const window = { fromMillis: Date.UTC(2026, 0, 1), toMillis: Date.UTC(2026, 11, 31) }
  const found = await calendarView(fixture.store, mailbox, SpecialFolder.calendar, window)
  return found.map(
    ({ startMillis, subject, busyStatus, responseStatus }) =>
      `${new Date(startMillis).toISOString().slice(5, 16)} ${subject} busy ${busyStatus} answer ${responseStatus}`,
  )
}

async function only(fixture: Fixture, address: string): Promise<number> {
  const [message, ...others] = await fixture.messages(address, SpecialFolder.calendar)
  assert.equal(others.length, 0)
  return message?.id as number
}

async function answer(fixture: Fixture, address: string, wish: Respond): Promise<void> {
  await respond(
    fixture.groupware.calendar,
    { owner: await fixture.object(address) },
    await only(fixture, address),
    wish,
  )
}

async function tally(fixture: Fixture, address: string): Promise<string[]> {
  const mailbox = await fixture.mailbox(address)
  const item = await loadItem(fixture.store, mailbox, await only(fixture, address))
  return attendeesOf(item).map((row) => `${addressOfRow(row)} ${row.get(P.RecipientTrackStatus) ?? 0}`)
}

const change = async (fixture: Fixture, id: number, wish: MeetingChange) =>
  updateMeeting(fixture.groupware.calendar, { owner: await fixture.object(ada) }, id, wish)
const at = (text: string) => fileTime.from(Date.parse(text))
const moved = (start: string, end: string) =>
  Bag.of({}, { AppointmentStartWhole: at(start), AppointmentEndWhole: at(end) })
/** Minutes since 1601, local. */
const original = (text: string) => Date.parse(text) / 60_000 + 194_074_560

test('[MS-OXOCAL] 3.1.5: an invitation is tentative in the calendar at once, and lies in the inbox', async () => {
  const fixture = await open()
  await invite(fixture, single())
  assert.deepEqual(await calendar(fixture, ada), ['01-20T09:00 Plan busy 2 answer 1'])
  assert.deepEqual(await calendar(fixture, ben), ['01-20T09:00 Plan busy 1 answer 5'])
  const [message] = await fixture.messages(ben)
  assert.equal(message?.class, 'IPM.Schedule.Meeting.Request')
  assert.equal((await message?.properties())?.get(P.Processed), true)
  const copy = await loadItem(fixture.store, await fixture.mailbox(ben), await only(fixture, ben))
  assert.equal(copy.properties.get(N.Location), 'There')
  assert.equal(copy.properties.get(P.SentRepresentingSmtpAddress), ada)
  assert.deepEqual(copy.recipients.map(addressOfRow), [ada, ben])
  assert.equal((await fixture.messages(ada, SpecialFolder.sentItems)).length, 1)
  assert.deepEqual(
    fixture.logged.filter(({ event }) => event.startsWith('calendar')),
    [],
  )
})

for (const [word, number, busy] of [
  ['accepted', 3, 2],
  ['tentative', 2, 1],
] as const) {
  test(`[MS-OXOCAL] 3.1.5: ${word} is tallied on the organizer's copy`, async () => {
    const fixture = await open()
    await invite(fixture, single())
    await answer(fixture, ben, { answer: word })
    assert.deepEqual(await calendar(fixture, ben), [`01-20T09:00 Plan busy ${busy} answer ${number}`])
    assert.deepEqual(await tally(fixture, ada), [`${ben} ${number}`])
  })
}

test('who declines has it no longer, and the organizer knows', async () => {
  const fixture = await open()
  await invite(fixture, single())
  await answer(fixture, ben, { answer: 'declined', comment: 'Sorry' })
  assert.deepEqual(await calendar(fixture, ben), [])
  assert.deepEqual(await tally(fixture, ada), [`${ben} 4`])
  const [message] = await fixture.messages(ada)
  assert.equal(message?.class, 'IPM.Schedule.Meeting.Resp.Neg')
  assert.equal((await message?.properties())?.get(P.Body)?.trim(), 'Sorry')
})

test('a counter proposal stands at the attendee until a new time is set', async () => {
  const fixture = await open()
  const id = await invite(fixture, single())
  const proposed = { startMillis: Date.parse('2026-01-21T09:00Z'), endMillis: Date.parse('2026-01-21T10:00Z') }
  await answer(fixture, ben, { answer: 'tentative', proposed })
  const read = async () => loadItem(fixture.store, await fixture.mailbox(ada), id)
  const item = await read()
  const [row] = attendeesOf(item)
  assert.equal(row?.get(P.RecipientProposed), true)
  assert.equal(row?.get(P.RecipientProposedStartTime), fileTime.from(proposed.startMillis))
  assert.equal(item.properties.get(N.AppointmentCounterProposal), true)
  await change(fixture, id, { set: moved('2026-01-21T09:00Z', '2026-01-21T10:00Z') })
  assert.equal(attendeesOf(await read())[0]?.get(P.RecipientProposed), false)
  assert.deepEqual(await calendar(fixture, ben), ['01-21T09:00 Plan busy 1 answer 5'])
})

test('an update of the time asks anew, one of the place does not', async () => {
  const fixture = await open()
  const id = await invite(fixture, single())
  await answer(fixture, ben, { answer: 'accepted' })
  fixture.pass(60)
  await change(fixture, id, { set: Bag.of({}, { Location: 'Elsewhere' }) })
  assert.deepEqual(await calendar(fixture, ben), ['01-20T09:00 Plan busy 2 answer 3'])
  assert.deepEqual(await tally(fixture, ada), [`${ben} 3`])
  const copy = await loadItem(fixture.store, await fixture.mailbox(ben), await only(fixture, ben))
  assert.equal(copy.properties.get(N.Location), 'Elsewhere')
  fixture.pass(60)
  await change(fixture, id, { set: moved('2026-01-20T14:00Z', '2026-01-20T15:00Z') })
  assert.deepEqual(await calendar(fixture, ben), ['01-20T14:00 Plan busy 1 answer 5'])
  assert.deepEqual(await tally(fixture, ada), [`${ben} 0`])
})

test('RFC 5546 2.1.5: what comes late changes nothing', async () => {
  const fixture = await open()
  const id = await invite(fixture, single())
  const [old] = await fixture.messages(ben)
  const source = await fixture.source(old as never)
  fixture.pass(60)
  await change(fixture, id, { set: moved('2026-01-20T14:00Z', '2026-01-20T15:00Z') })
  await fixture.send(
    { to: [ben] },
    source.replace(/^Message-ID:.*$/im, 'Message-ID: <late@x.example>').replace(/\r/g, ''),
  )
  assert.deepEqual(await calendar(fixture, ben), ['01-20T14:00 Plan busy 1 answer 5'])
  // And an answer to the old time is none to the new one.
  await answer(fixture, ben, { answer: 'accepted' })
  assert.deepEqual(await tally(fixture, ada), [`${ben} 3`])
})

test('one occurrence is moved, another cancelled, and a third answered', async () => {
  const fixture = await open()
  const id = await invite(fixture, weekly())
  await answer(fixture, ben, { answer: 'accepted' })
  fixture.pass(60)
  await change(fixture, id, {
    original: original('2026-01-26T10:00Z'),
    set: moved('2026-01-27T13:00Z', '2026-01-27T14:00Z'),
  })
  const owner = await fixture.object(ada)
  await cancelMeeting(fixture.groupware.calendar, { owner }, id, { original: original('2026-02-02T10:00Z') })
  await answer(fixture, ben, { answer: 'declined', original: original('2026-02-09T10:00Z') })
  assert.deepEqual(await calendar(fixture, ada), [
    '01-19T09:00 Weekly busy 2 answer 1',
    '01-27T13:00 Weekly busy 2 answer 1',
    '02-09T09:00 Weekly busy 2 answer 1',
  ])
  assert.deepEqual(await calendar(fixture, ben), [
    '01-19T09:00 Weekly busy 2 answer 3',
    '01-27T13:00 Weekly busy 1 answer 3',
  ])
  const mailbox = await fixture.mailbox(ada)
  const item = await loadItem(fixture.store, mailbox, id)
  const status = item.attachments.map(({ embedded }) =>
    attendeesOf(embedded as Item).map((row) => row.get(P.RecipientTrackStatus)),
  )
  assert.deepEqual(status, [[0], [4]])
})

test('from one occurrence on: two series, the old one ends', async () => {
  const fixture = await open()
  const id = await invite(fixture, weekly())
  await change(fixture, id, {
    original: original('2026-02-02T10:00Z'),
    scope: 'following',
    set: Bag.of({ Subject: 'New' }),
  })
  const expected = (busy: number, answer: number) => [
    `01-19T09:00 Weekly busy ${busy} answer ${answer}`,
    `01-26T09:00 Weekly busy ${busy} answer ${answer}`,
    `02-02T09:00 New busy ${busy} answer ${answer}`,
    `02-09T09:00 New busy ${busy} answer ${answer}`,
  ]
  assert.deepEqual(await calendar(fixture, ada), expected(2, 1))
  assert.deepEqual(await calendar(fixture, ben), expected(1, 5))
})

test('people are added and taken off; a cancelled meeting is marked', async () => {
  const fixture = await open()
  const id = await invite(fixture, single())
  const emil = 'emil@example.test'
  await change(fixture, id, { attendees: [{ name: 'Emil', address: emil, kind: 2 }] })
  assert.deepEqual(await calendar(fixture, ben), ['01-20T09:00 Canceled: Plan busy 0 answer 5'])
  assert.deepEqual(await calendar(fixture, emil), ['01-20T09:00 Plan busy 1 answer 5'])
  await cancelMeeting(fixture.groupware.calendar, { owner: await fixture.object(ada) }, id)
  assert.deepEqual(await calendar(fixture, ada), [])
  assert.deepEqual(await calendar(fixture, emil), ['01-20T09:00 Canceled: Plan busy 0 answer 5'])
})

test('answers that come at the same time are all tallied', async () => {
  const fixture = await open()
  const people = [ben, 'emil@example.test', 'frank@example.test']
  const { organisation } = await fixture.object(ada)
  await createAdministration({ store: fixture.store, directory: fixture.directory }).create({
    kind: 'user',
    organisation,
    address: 'frank@example.test',
    attributes: { displayName: 'Frank' },
  })
  await invite(fixture, single(), people)
  await Promise.all(people.map((address) => answer(fixture, address, { answer: 'accepted' })))
  assert.deepEqual(
    await tally(fixture, ada),
    people.map((address) => `${address} 3`),
  )
})

test('RFC 6047 2.2.1: nobody speaks for the organizer or for an attendee', async () => {
  const fixture = await open()
  await invite(fixture, single())
  const [request] = await fixture.messages(ben)
  const source = (await fixture.source(request as never)).replace(/\r/g, '')
  const forged = (more: (text: string) => string) =>
    more(source)
      .replace(/^Message-ID:.*$/im, `Message-ID: <${Math.random()}@x.example>`)
      .replace(/^From:.*$/im, 'From: mallory@elsewhere.example')
  await fixture.send(
    { to: [ben] },
    forged((text) =>
      text
        .replaceAll('METHOD:REQUEST', 'METHOD:CANCEL')
        .replace(/method=REQUEST/i, 'method=CANCEL')
        .replace('SEQUENCE:0', 'SEQUENCE:5'),
    ),
  )
  await fixture.send(
    { to: [ben] },
    forged((text) => text.replace('SEQUENCE:0', 'SEQUENCE:7').replace('LOCATION:There', 'LOCATION:Trap')),
  )
  assert.deepEqual(await calendar(fixture, ben), ['01-20T09:00 Plan busy 1 answer 5'])
  const copy = await loadItem(fixture.store, await fixture.mailbox(ben), await only(fixture, ben))
  assert.equal(copy.properties.get(N.Location), 'There')
  await answer(fixture, ben, { answer: 'accepted' })
  const [reply] = await fixture.messages(ada)
  const text = (await fixture.source(reply as never)).replace(/\r/g, '').replaceAll('ACCEPTED', 'DECLINED')
  await fixture.send(
    { to: [ada] },
    text
      .replace(/^Message-ID:.*$/im, 'Message-ID: <f@x.example>')
      .replace(/^From:.*$/im, 'From: mallory@elsewhere.example'),
  )
  assert.deepEqual(await tally(fixture, ada), [`${ben} 3`])
})

test('nobody changes a meeting of somebody else', async () => {
  const fixture = await open()
  await invite(fixture, single())
  const owner = await fixture.object(ben)
  const id = await only(fixture, ben)
  await assert.rejects(updateMeeting(fixture.groupware.calendar, { owner }, id, { set: new Bag() }), {
    code: 'accessDenied',
  })
  await assert.rejects(cancelMeeting(fixture.groupware.calendar, { owner }, id), { code: 'accessDenied' })
})
