/** A meeting across two servers: three people, a delegate and a room; what goes between them is mail. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findIanaZone, type Zone } from '#codec/time-zone/index.ts'
import { importCalendar } from '#convert/calendar/index.ts'
import { Bag, fileTime, type Item, P, Role, SpecialFolder } from '#model'
import { type Fixture, open } from '#test/groupware.ts'
import { createAdministration } from '../administration.ts'
import { loadItem } from '../items/load.ts'
import { setDelegates } from './delegates.ts'
import { forwardMeeting } from './forward.ts'
import { calendarView } from './instances.ts'
import { cancelMeeting, createMeeting, updateMeeting } from './organize.ts'
import { addressOfRow, attendeesOf } from './people.ts'
import { respond } from './respond.ts'

const zone = findIanaZone('Europe/Vienna') as Zone

/** Takes what is in the queue of one to the other. */
async function carry(from: Fixture, to: Fixture): Promise<void> {
  const { queue } = from.groupware
  for (const { message, recipients } of await queue.list()) {
    const envelope = { from: message.from, recipients: recipients.map(({ address }) => ({ address })) }
    const trace = { protocol: 'ESMTP', helo: 'mx', remoteAddress: '192.0.2.1', session: 's1.1' } as const
    await to.groupware.deliver(envelope, await queue.bytes(message.id), trace)
    await queue.drop(message.id)
  }
}

async function calendar(fixture: Fixture, address: string): Promise<string[]> {
  const window = { fromMillis: Date.UTC(2026, 0, 1), toMillis: Date.UTC(2027, 0, 1) }
  const found = await calendarView(fixture.store, await fixture.mailbox(address), SpecialFolder.calendar, window)
  return found.map(
    ({ startMillis, subject, busyStatus }) =>
      `${new Date(startMillis).toISOString().slice(5, 16)} ${subject} ${busyStatus}`,
  )
}

const only = async (fixture: Fixture, address: string) =>
  (await fixture.messages(address, SpecialFolder.calendar))[0]?.id as number
const original = (text: string) => Date.parse(text) / 60_000 + 194_074_560

async function tally(fixture: Fixture, address: string): Promise<string[]> {
  const item = await loadItem(fixture.store, await fixture.mailbox(address), await only(fixture, address))
  return attendeesOf(item).map((row) => `${addressOfRow(row)} ${row.get(P.RecipientTrackStatus) ?? 0}`)
}

test('invite, counter, update of one occurrence, cancellation: everybody has the same in the end', async () => {
  const here = await open()
  const there = await open({}, 'second.test')
  const ada = await here.object('ada@example.test')
  const ben = await here.object('ben@example.test')
  const emil = await here.object('emil@example.test')
  const remote = await there.object('ada@second.test')
  const administration = createAdministration({ store: here.store, directory: here.directory })
  await administration.create({
    kind: 'room',
    organisation: ada.organisation,
    address: 'room@example.test',
    attributes: { displayName: 'Room' },
  })
  // Ben's invitations go to Emil, too, who may answer for him.
  const mailbox = await here.mailbox(ben.address)
  await setDelegates(here.store, mailbox, {
    delegates: [{ object: emil, showPrivate: false }],
    mailDelegates: true,
    wantsCopy: true,
    informational: false,
  })
  await here.store.write(mailbox, (tx) =>
    tx.setPermissions(SpecialFolder.calendar, [{ member: emil.id, rights: Role.editor }]),
  )
  await here.directory.write((tx) => tx.link(ben.id, 'sendOnBehalf', [emil.address]))

  const item = importCalendar(
    'BEGIN:VEVENT\nDTSTART;TZID=Europe/Vienna:20260325T100000\nDTEND;TZID=Europe/Vienna:20260325T110000\nRRULE:FREQ=WEEKLY;COUNT=3\nSUMMARY:Plan\nEND:VEVENT',
    { zone },
  ).items[0]?.item as Item
  const context = here.groupware.calendar
  const id = await createMeeting(
    context,
    { owner: ada },
    {
      item,
      attendees: [
        { name: 'Ben', address: ben.address, kind: 1 },
        { name: 'Ada elsewhere', address: remote.address, kind: 1 },
        { name: 'Room', address: 'room@example.test', kind: 3 },
      ],
    },
  )
  await carry(here, there)
  // The change of the clock lies between the first and the second.
  const series = (busy: number) => ['03-25T09:00', '04-01T08:00', '04-08T08:00'].map((time) => `${time} Plan ${busy}`)
  assert.deepEqual(await calendar(here, 'room@example.test'), series(2))
  assert.deepEqual(await calendar(here, ben.address), series(1))
  assert.deepEqual(await calendar(there, remote.address), series(1))
  const [copy] = await here.messages(emil.address)
  assert.equal((await copy?.properties())?.get(P.ReceivedRepresentingSmtpAddress), ben.address)
  assert.deepEqual(await calendar(here, emil.address), [])

  await respond(context, { owner: ben, by: emil }, await only(here, ben.address), { answer: 'accepted' })
  await respond(there.groupware.calendar, { owner: remote }, await only(there, remote.address), {
    answer: 'tentative',
    proposed: { startMillis: Date.parse('2026-03-26T09:00Z'), endMillis: Date.parse('2026-03-26T10:00Z') },
  })
  await carry(there, here)
  assert.deepEqual(await tally(here, ada.address), [`${ben.address} 3`, `${remote.address} 2`, 'room@example.test 3'])
  const meeting = await loadItem(here.store, await here.mailbox(ada.address), id)
  assert.equal(
    attendeesOf(meeting)[1]?.get(P.RecipientProposedStartTime),
    fileTime.from(Date.parse('2026-03-26T09:00Z')),
  )

  here.pass(60)
  const set = Bag.of(
    {},
    {
      AppointmentStartWhole: fileTime.from(Date.parse('2026-04-02T12:00Z')),
      AppointmentEndWhole: fileTime.from(Date.parse('2026-04-02T13:00Z')),
    },
  )
  await updateMeeting(context, { owner: ada }, id, { original: original('2026-04-01T10:00Z'), set })
  await cancelMeeting(context, { owner: ada }, id, { original: original('2026-04-08T10:00Z') })
  await carry(here, there)
  const times = async (fixture: Fixture, address: string) =>
    (await calendar(fixture, address)).map((line) => line.slice(0, 11))
  for (const [fixture, address] of [
    [here, ada.address],
    [here, ben.address],
    [here, 'room@example.test'],
    [there, remote.address],
  ] as const) {
    assert.deepEqual(await times(fixture, address), ['03-25T09:00', '04-02T12:00'], address)
  }

  await forwardMeeting(there.groupware.calendar, { owner: remote }, await only(there, remote.address), {
    to: [{ name: 'Ben elsewhere', address: 'ben@second.test', kind: 1 }],
  })
  assert.deepEqual(await times(there, 'ben@second.test'), ['03-25T09:00', '04-02T12:00'])
  await respond(
    there.groupware.calendar,
    { owner: await there.object('ben@second.test') },
    await only(there, 'ben@second.test'),
    { answer: 'accepted' },
  )
  await carry(there, here)
  assert.ok((await tally(here, ada.address)).includes('ben@second.test 3'))

  here.pass(60)
  await cancelMeeting(context, { owner: ada }, id)
  await carry(here, there)
  assert.deepEqual(await calendar(here, ada.address), [])
  for (const [fixture, address] of [
    [here, ben.address],
    [there, remote.address],
    [there, 'ben@second.test'],
  ] as const) {
    const left = await calendar(fixture, address)
    assert.ok(
      left.every((line) => line.includes('Canceled: Plan 0')),
      `${address} ${left.join()}`,
    )
  }
  for (const fixture of [here, there]) {
    assert.deepEqual(
      fixture.logged.filter(({ event }) => event.startsWith('calendar')),
      [],
    )
  }
})
