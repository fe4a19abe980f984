import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findIanaZone, type Zone } from '#codec/time-zone/index.ts'
import { importCalendar } from '#convert/calendar/index.ts'
import { SpecialFolder } from '#model'
import { type Fixture, open } from '#test/groupware.ts'
import { calendarView } from './instances.ts'

const zone = findIanaZone('Europe/Vienna') as Zone

async function put(fixture: Fixture, address: string, events: readonly string[]): Promise<void> {
  const mailbox = await fixture.mailbox(address)
  const text = `BEGIN:VCALENDAR\nVERSION:2.0\n${events.map((event, index) => (event.includes('UID:') ? event : `BEGIN:VEVENT\nUID:${index}\n${event}\nEND:VEVENT\n`)).join('')}END:VCALENDAR\n`
  const { items } = importCalendar(text, { zone })
  await fixture.store.write(mailbox, async (tx) => {
    for (const { item } of items) await tx.createMessage(SpecialFolder.calendar, item)
  })
}

const at = (text: string) => Date.parse(text)

async function shown(fixture: Fixture, from: string, to: string): Promise<string[]> {
  const mailbox = await fixture.mailbox('ada@example.test')
  const found = await calendarView(fixture.store, mailbox, SpecialFolder.calendar, {
    fromMillis: at(from),
    toMillis: at(to),
  })
  return found.map(
    ({ startMillis, subject, kind }) => `${new Date(startMillis).toISOString().slice(0, 16)} ${subject} ${kind}`,
  )
}

test('a calendar between two times has single appointments, occurrences and changed occurrences', async () => {
  const fixture = await open()
  await put(fixture, 'ada@example.test', [
    'DTSTART:20260115T090000Z\nDTEND:20260115T100000Z\nSUMMARY:Re: once',
    'DTSTART;TZID=Europe/Vienna:20260105T080000\nDTEND;TZID=Europe/Vienna:20260105T090000\nRRULE:FREQ=WEEKLY\nSUMMARY:weekly',
    'DTSTART:20250101T000000Z\nDTEND:20270101T000000Z\nSUMMARY:long',
    'DTSTART:20200101T000000Z\nDTEND:20200101T010000Z\nRRULE:FREQ=DAILY;COUNT=5\nSUMMARY:over',
    'DTSTART;VALUE=DATE:20260120\nSUMMARY:day',
    'BEGIN:VEVENT\nUID:m\nDTSTART:20260110T120000Z\nDTEND:20260110T130000Z\nRRULE:FREQ=DAILY;COUNT=10\nSUMMARY:daily\nEXDATE:20260116T120000Z\nEND:VEVENT\nBEGIN:VEVENT\nUID:m\nRECURRENCE-ID:20260111T120000Z\nDTSTART:20260117T150000Z\nDTEND:20260117T160000Z\nSUMMARY:moved\nEND:VEVENT\n',
  ])
  assert.deepEqual(await shown(fixture, '2026-01-15T09:30Z', '2026-01-20T00:00Z'), [
    '2025-01-01T00:00 long single',
    '2026-01-15T09:00 Re: once single',
    '2026-01-15T12:00 daily occurrence',
    '2026-01-17T12:00 daily occurrence',
    '2026-01-17T15:00 moved exception',
    '2026-01-18T12:00 daily occurrence',
    '2026-01-19T07:00 weekly occurrence',
    '2026-01-19T12:00 daily occurrence',
    '2026-01-19T23:00 day single',
  ])
  // The end does not belong to it.
  assert.deepEqual(await shown(fixture, '2027-01-01T00:00Z', '2027-01-04T07:00Z'), [])
  assert.deepEqual(await shown(fixture, '2026-01-20T00:00Z', '2026-01-19T00:00Z'), [])
})

test('a calendar without appointments is empty', async () => {
  assert.deepEqual(await shown(await open(), '2026-01-01T00:00Z', '2027-01-01T00:00Z'), [])
})
