/** A calendar that is written entry by entry says what one says that is written at once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Item, N, P } from '#model'
import { CalendarStream, type CalendarStreamState, exportCalendar, importCalendar } from './index.ts'

const event = (uid: string, zone: string, more = '') =>
  `BEGIN:VEVENT\r\nUID:${uid}\r\nSUMMARY:${uid}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;TZID=${zone}:19850702T100000\r\n${more}END:VEVENT\r\n`
const calendar = (events: string, scale = '') =>
  Buffer.from(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${scale}${events}END:VCALENDAR\r\n`)
const itemsOf = (bytes: Uint8Array | string): Item[] => {
  const { items, problems } = importCalendar(Buffer.from(bytes), { asAppointments: true })
  assert.deepEqual(problems, [])
  return items.map(({ item }) => item)
}
const said = (items: readonly Item[]) =>
  items.map(({ properties }) => [properties.get(P.Subject), properties.get(N.AppointmentStartWhole)])

const berlin = itemsOf(
  calendar(event('a', 'Europe/Berlin') + event('b', 'America/New_York') + event('c', 'Europe/Berlin')),
)
const jewish = itemsOf(
  calendar(
    event('d', 'Asia/Jerusalem', 'X-MICROSOFT-RRULE:FREQ=YEARLY;COUNT=3;BYMONTHDAY=13;BYMONTH=10\r\n'),
    'X-MICROSOFT-CALSCALE:Hebrew\r\n',
  ),
)

function written(items: readonly Item[], breakAt?: number): string {
  let stream = new CalendarStream({ stampMillis: 0 })
  let text = ''
  for (const [index, item] of items.entries()) {
    if (index === breakAt) {
      const state = structuredClone(stream.state) as CalendarStreamState
      stream = new CalendarStream({ stampMillis: 0 }, state)
    }
    text += stream.add(item, `x${index}`)
  }
  return text + stream.end()
}

test('the same entries, each zone once, before what refers to it', () => {
  const text = written(berlin)
  assert.deepEqual(said(itemsOf(text)), said(itemsOf(exportCalendar(berlin, { stampMillis: 0, method: 'PUBLISH' }))))
  assert.equal(text.match(/BEGIN:VTIMEZONE/g)?.length, 2)
  assert.match(
    text,
    /^BEGIN:VCALENDAR\r\nPRODID:[^\r]*\r\nVERSION:2.0\r\nMETHOD:PUBLISH\r\nBEGIN:VTIMEZONE\r\nTZID:Europe\/Berlin/,
  )
  assert.match(text, /END:VEVENT\r\nEND:VCALENDAR\r\n$/)
})

test('broken off and gone on with, it is the same', () => {
  for (const at of [1, 2]) assert.equal(written(berlin, at), written(berlin))
})

test('nothing is nothing', () => assert.equal(written([]), ''))

test('[MS-OXCICAL] 2.1.3.1.1.8: what follows another calendar has a VCALENDAR of its own', () => {
  const text = written([...berlin, ...jewish, ...berlin])
  const scales = text.split('END:VCALENDAR').map((each) => /X-MICROSOFT-CALSCALE:(.*)\r/.exec(each)?.[1])
  assert.deepEqual(scales, [undefined, 'Hebrew', undefined, undefined])
  assert.equal(itemsOf(text).length, 7)
})
