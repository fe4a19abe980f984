import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findIanaZone, type Zone } from '#codec/time-zone/index.ts'
import { fileTime, N, P } from '#model'
import { findSeries, occurrences } from '#model/recurrence/index.ts'
import { exportCalendar, importCalendar } from './index.ts'

const zone = findIanaZone('Europe/Vienna') as Zone

const calendar = (...events: string[]) =>
  `BEGIN:VCALENDAR\nVERSION:2.0\n${events.map((lines) => `BEGIN:VEVENT\nUID:u\n${lines}\nEND:VEVENT\n`).join('')}END:VCALENDAR\n`

/** Each series by its UID: subject, and the times of its first occurrences, `*` for changed ones. */
function seriesOf(text: string, count = 4) {
  return importCalendar(text, { zone }).items.map(({ uid, item: { properties } }) => {
    const series = findSeries(properties)
    const start = fileTime.toMilliseconds(properties.get(N.AppointmentStartWhole) ?? 0n)
    const times = series ? occurrences(series).take(count).toArray() : [{ startMillis: start, exception: undefined }]
    const shown = times.map(({ startMillis, exception }) => {
      const moment = new Date(startMillis).toISOString()
      return `${moment.slice(5, 10)} ${moment.slice(11, 16)}${exception ? '*' : ''}`
    })
    return [uid, properties.get(P.Subject), ...shown]
  })
}

const weekly = 'DTSTART;TZID=Europe/Vienna:20240311T100000\nDURATION:PT1H\nSUMMARY:a'

const cases: Record<string, [events: string[], series: string[][]]> = {
  'an hour later from the third on, over a change of the clock, for ever': [
    [
      `${weekly}\nRRULE:FREQ=WEEKLY`,
      'RECURRENCE-ID;TZID=Europe/Vienna;RANGE=THISANDFUTURE:20240325T100000\nDTSTART;TZID=Europe/Vienna:20240325T110000\nDURATION:PT1H\nSUMMARY:b',
    ],
    [
      ['u', 'a', '03-11 09:00', '03-18 09:00'],
      ['u_R20240325T090000Z', 'b', '03-25 10:00', '04-01 09:00', '04-08 09:00', '04-15 09:00'],
    ],
  ],
  'a day later: the days of the week move along': [
    [
      `${weekly}\nRRULE:FREQ=WEEKLY;BYDAY=MO,FR;COUNT=6`,
      'RECURRENCE-ID;RANGE=THISANDFUTURE:20240318T090000Z\nDTSTART:20240319T090000Z\nSUMMARY:b',
    ],
    [
      ['u', 'a', '03-11 09:00', '03-15 09:00'],
      ['u_R20240318T090000Z', 'b', '03-19 09:00', '03-23 09:00', '03-26 09:00', '03-30 09:00'],
    ],
  ],
  'a rule that cannot be moved becomes a list of times': [
    [
      `${weekly}\nRRULE:FREQ=MONTHLY;BYDAY=2MO;UNTIL=20240715T000000Z`,
      'RECURRENCE-ID;RANGE=THISANDFUTURE:20240513T080000Z\nDTSTART;TZID=Europe/Vienna:20240514T100000\nSUMMARY:b',
    ],
    [
      ['u', 'a', '03-11 09:00', '04-08 08:00'],
      ['u_R20240513T080000Z', 'b', '05-14 08:00', '06-11 08:00', '07-09 08:00'],
    ],
  ],
  'days without a time, a deleted one, a changed one': [
    [
      'DTSTART;VALUE=DATE:20240311\nSUMMARY:a\nRRULE:FREQ=DAILY;COUNT=7\nEXDATE;VALUE=DATE:20240312,20240315',
      'RECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20240314\nDTSTART;VALUE=DATE:20240316\nSUMMARY:b',
      'RECURRENCE-ID;VALUE=DATE:20240316\nDTSTART;VALUE=DATE:20240320\nSUMMARY:c',
    ],
    [
      ['u', 'a', '03-10 23:00', '03-12 23:00'],
      ['u_R20240313T230000Z', 'b', '03-15 23:00', '03-18 23:00', '03-19 23:00*'],
    ],
  ],
  'two ranges, the second from the first of the others on': [
    [
      'DTSTART:20240311T090000Z\nSUMMARY:a\nRRULE:FREQ=DAILY;COUNT=6',
      'RECURRENCE-ID;RANGE=THISANDFUTURE:20240315T090000Z\nDTSTART:20240315T080000Z\nSUMMARY:c',
      'RECURRENCE-ID;RANGE=THISANDFUTURE:20240313T090000Z\nDTSTART:20240313T100000Z\nSUMMARY:b',
    ],
    [
      ['u', 'a', '03-11 09:00', '03-12 09:00'],
      ['u_R20240313T090000Z', 'b', '03-13 10:00', '03-14 10:00'],
      ['u_R20240315T090000Z', 'c', '03-15 08:00', '03-16 08:00'],
    ],
  ],
  'from the beginning on: there is only that series': [
    [
      'DTSTART:20240311T090000Z\nSUMMARY:a\nRRULE:FREQ=DAILY;COUNT=3',
      'RECURRENCE-ID;RANGE=THISANDFUTURE:20240311T090000Z\nDTSTART:20240311T100000Z\nSUMMARY:b',
    ],
    [['u', 'b', '03-11 10:00', '03-12 10:00', '03-13 10:00']],
  ],
  'a range without its series stands for itself': [
    ['RECURRENCE-ID;RANGE=THISANDFUTURE:20240311T090000Z\nDTSTART:20240311T100000Z\nSUMMARY:b'],
    [['u', 'b', '03-11 10:00']],
  ],
}
for (const [what, [events, expected]] of Object.entries(cases)) {
  test(`RFC 5545 3.8.4.4, THISANDFUTURE: ${what}`, () => {
    assert.deepEqual(seriesOf(calendar(...events)), expected)
    const { items } = importCalendar(calendar(...events), { zone })
    const written = exportCalendar(
      items.map(({ item }) => item),
      { stampMillis: 0 },
    )
    assert.deepEqual(seriesOf(written), expected, written)
  })
}

test('RFC 5545 3.2.13: a message keeps the range of the occurrence that it is about', () => {
  const range = 'RECURRENCE-ID;RANGE=THISANDFUTURE:20240311T090000Z'
  const { items } = importCalendar(
    calendar(`${range}\nDTSTART:20240311T100000Z\nORGANIZER:mailto:a@x.test`).replace(
      'VERSION:2.0',
      'VERSION:2.0\nMETHOD:REQUEST',
    ),
  )
  assert.equal(items[0]?.item.properties.get(N.IsException), true)
  const text = exportCalendar(
    items.map(({ item }) => item),
    { stampMillis: 0 },
  )
  assert.ok(text.includes(`${range}\r\n`), text)
  assert.equal(text.includes('X-KONTOR-RANGE'), false)
})
