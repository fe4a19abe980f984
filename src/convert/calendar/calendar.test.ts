import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findIanaZone, findZoneOfDefinition, type Zone } from '#codec/time-zone/index.ts'
import { type Bag, fileTime, type Item, N, P } from '#model'
import {
  decodeTaskRecurrence,
  findSeries,
  findUid,
  occurrences,
  PatternType,
  type Series,
} from '#model/recurrence/index.ts'
import { type CalendarImportOptions, exportCalendar, findMessage, exportFreeBusy, importCalendar } from './index.ts'

const zone = findIanaZone('Europe/Vienna') as Zone

function calendar(event: string, head = ''): string {
  return `BEGIN:VCALENDAR\nVERSION:2.0\n${head}${head && '\n'}BEGIN:VEVENT\nUID:u1\nDTSTAMP:20240101T000000Z\n${event}\nEND:VEVENT\nEND:VCALENDAR\n`
}

function only(text: string, options: CalendarImportOptions = { zone }): Item {
  const { items, problems } = importCalendar(text, options)
  assert.deepEqual(problems, [])
  assert.equal(items.length, 1)
  return items[0]?.item as Item
}

const time = (bag: Bag, property: typeof N.AppointmentStartWhole) => {
  const value = bag.get(property)
  return value === undefined ? undefined : fileTime.toDate(value).toISOString()
}
const written = (item: Item) =>
  exportCalendar([item], { stampMillis: Date.UTC(2024, 0, 1) })
    .replace(/\r\n /g, '')
    .split('\r\n')

test('[MS-OXCICAL] 2.1.3.1.1.20: an appointment', () => {
  const { properties } = only(
    calendar(
      'DTSTART;TZID=America/New_York:20240315T090000\nDURATION:PT1H30M\nSUMMARY:Plan\\, review\nLOCATION:Room 1\nDESCRIPTION:a\\nb\nCATEGORIES:Red,Blue\nCLASS:PRIVATE\nPRIORITY:1\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\nX-ALT-DESC;FMTTYPE=text/html:<p>a\\, b</p>',
    ),
  )
  assert.equal(properties.get(P.MessageClass), 'IPM.Appointment')
  assert.equal(properties.get(P.Subject), 'Plan, review')
  assert.equal(properties.get(N.Location), 'Room 1')
  assert.equal(properties.get(P.Body), 'a\r\nb')
  assert.equal(Buffer.from(properties.get(P.Html) ?? []).toString(), '<p>a, b</p>')
  assert.deepEqual(properties.get(N.Keywords), ['Red', 'Blue'])
  assert.equal(properties.get(P.Sensitivity), 2)
  assert.equal(properties.get(P.Importance), 2)
  assert.equal(properties.get(N.BusyStatus), 3)
  assert.equal(time(properties, N.AppointmentStartWhole), '2024-03-15T13:00:00.000Z')
  assert.equal(time(properties, N.AppointmentEndWhole), '2024-03-15T14:30:00.000Z')
  assert.equal(properties.get(N.AppointmentDuration), 90)
  const definition = properties.get(N.AppointmentTimeZoneDefinitionStartDisplay)
  assert.equal(definition && findZoneOfDefinition(definition)?.id, 'America/New_York')
  assert.equal(findUid(properties.get(N.GlobalObjectId) as Uint8Array), 'u1')
})

for (const [name, lines] of [
  ['dates', 'DTSTART;VALUE=DATE:20240331\nDTEND;VALUE=DATE:20240402'],
  [
    'midnights that are said to be days',
    'DTSTART;TZID=Europe/Vienna:20240331T000000\nDTEND;TZID=Europe/Vienna:20240402T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
  ],
  ['a date and a duration', 'DTSTART;VALUE=DATE:20240331\nDURATION:P2D'],
] as const) {
  test(`[MS-OXCICAL] 2.1.3.1.1.20.28: ${name} are all day, midnight to midnight of the reader`, () => {
    const item = only(calendar(lines))
    assert.equal(item.properties.get(N.AppointmentSubType), true)
    assert.equal(time(item.properties, N.AppointmentStartWhole), '2024-03-30T23:00:00.000Z')
    assert.equal(time(item.properties, N.AppointmentEndWhole), '2024-04-01T22:00:00.000Z')
    const text = written(item)
    assert.ok(text.includes('DTSTART;VALUE=DATE:20240331') && text.includes('DTEND;VALUE=DATE:20240402'))
  })
}

const invitation = 'DTSTART:20240315T090000Z\nDTEND:20240315T100000Z\nORGANIZER;CN=Ada:mailto:ada@x.test'
for (const [method, partstat, messageClass] of [
  ['REQUEST', 'NEEDS-ACTION', 'IPM.Schedule.Meeting.Request'],
  ['REPLY', 'ACCEPTED', 'IPM.Schedule.Meeting.Resp.Pos'],
  ['REPLY', 'DECLINED', 'IPM.Schedule.Meeting.Resp.Neg'],
  ['REPLY', 'TENTATIVE', 'IPM.Schedule.Meeting.Resp.Tent'],
  ['CANCEL', 'NEEDS-ACTION', 'IPM.Schedule.Meeting.Canceled'],
  ['COUNTER', 'TENTATIVE', 'IPM.Schedule.Meeting.Resp.Tent'],
  ['PUBLISH', 'NEEDS-ACTION', 'IPM.Appointment'],
  ['ADD', 'NEEDS-ACTION', 'IPM.Schedule.Meeting.Request'],
  ['REFRESH', 'NEEDS-ACTION', 'IPM.Note'],
  ['DECLINECOUNTER', 'NEEDS-ACTION', 'IPM.Note'],
] as const) {
  test(`[MS-OXCICAL] 2.1.3.1.1.1, RFC 5546: ${method} with ${partstat} is ${messageClass} and comes back`, () => {
    const item = only(
      calendar(`${invitation}\nATTENDEE;CN=Bob;PARTSTAT=${partstat};RSVP=TRUE:mailto:bob@x.test`, `METHOD:${method}`),
    )
    assert.equal(item.properties.get(P.MessageClass), messageClass)
    const text = written(item)
    assert.ok(method === 'PUBLISH' || text.includes(`METHOD:${method}`), text.join('\n'))
    assert.ok(
      text.some((line) => /^ORGANIZER;CN=Ada:mailto:ada@x.test/.test(line)),
      text.join('\n'),
    )
    const attendee = text.find((line) => line.startsWith('ATTENDEE')) ?? ''
    assert.ok(
      attendee.endsWith(':mailto:bob@x.test') && (method === 'REFRESH' || attendee.includes(`PARTSTAT=${partstat}`)),
      attendee,
    )
  })
}

test('[MS-OXCICAL] 2.1.3.1.1.1: a counter proposal keeps the times that it is about', () => {
  const { properties } = only(
    calendar(
      `${invitation}\nATTENDEE;PARTSTAT=TENTATIVE:mailto:bob@x.test\nX-MS-OLK-ORIGINALSTART:20240314T090000Z\nX-MS-OLK-ORIGINALEND:20240314T100000Z`,
      'METHOD:COUNTER',
    ),
  )
  assert.equal(properties.get(N.AppointmentCounterProposal), true)
  assert.equal(time(properties, N.AppointmentProposedStartWhole), '2024-03-15T09:00:00.000Z')
  assert.equal(time(properties, N.AppointmentStartWhole), '2024-03-14T09:00:00.000Z')
})

test('[MS-OXCICAL] 2.1.3.1.1.20.2: attendees, optional ones and rooms', () => {
  const people = `${invitation}\nATTENDEE;PARTSTAT=ACCEPTED:mailto:bob@x.test\nATTENDEE;ROLE=OPT-PARTICIPANT:mailto:eve@x.test\nATTENDEE;CUTYPE=ROOM;CN="Room, big":mailto:room@x.test`
  const item = only(calendar(people, 'METHOD:REQUEST'), { zone, owner: 'Eve@x.test' })
  assert.deepEqual(
    item.recipients.map((row) => [
      row.get(P.SmtpAddress),
      row.get(P.RecipientType),
      row.get(P.RecipientFlags),
      row.get(P.RecipientTrackStatus),
    ]),
    [
      ['ada@x.test', 1, 3, 0],
      ['bob@x.test', 1, 1, 3],
      ['eve@x.test', 2, 1, 5],
      ['room@x.test', 3, 1, 5],
    ],
  )
  assert.equal(item.properties.get(N.ResponseStatus), 5)
  assert.equal(item.properties.get(N.AppointmentStateFlags), 3)
  assert.equal(item.properties.get(N.CcAttendeesString), 'eve@x.test')
  assert.ok(
    written(item).some(
      (line) => line.startsWith('ATTENDEE;CUTYPE=RESOURCE;ROLE=NON-PARTICIPANT') && line.includes('CN="Room, big"'),
    ),
  )
})

const series = `BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:s
DTSTART;TZID=Europe/Vienna:20240325T100000
DTEND;TZID=Europe/Vienna:20240325T110000
RRULE:FREQ=WEEKLY;COUNT=5;BYDAY=MO
EXDATE;TZID=Europe/Vienna:20240408T100000
SUMMARY:Weekly
DESCRIPTION:All
END:VEVENT
BEGIN:VEVENT
UID:s
RECURRENCE-ID;TZID=Europe/Vienna:20240401T100000
DTSTART;TZID=Europe/Vienna:20240402T140000
DTEND;TZID=Europe/Vienna:20240402T150000
SUMMARY:Moved
DESCRIPTION:One
LOCATION:There
ATTACH;ENCODING=BASE64;VALUE=BINARY;FMTTYPE=text/plain;X-FILENAME=a.txt:aGVsbG8=
END:VEVENT
END:VCALENDAR
`

function starts(item: Item): string[] {
  return [...occurrences(findSeries(item.properties) as Series).take(10)].map(({ startMillis }) =>
    new Date(startMillis).toISOString(),
  )
}

test('[MS-OXCICAL] 2.1.3.2, [MS-OXOCAL] 2.2.10: a series, what is deleted from it and what is changed in it', () => {
  const item = only(series)
  const expected = [
    '2024-03-25T09:00:00.000Z',
    '2024-04-02T12:00:00.000Z',
    '2024-04-15T08:00:00.000Z',
    '2024-04-22T08:00:00.000Z',
  ]
  assert.deepEqual(starts(item), expected)
  const [attachment] = item.attachments
  assert.equal(attachment?.properties.get(P.AttachMethod), 5)
  assert.equal(time(attachment?.properties as Bag, P.ExceptionReplaceTime as never), '2024-04-01T08:00:00.000Z')
  assert.equal(attachment?.embedded?.properties.get(P.Body), 'One')
  assert.deepEqual(attachment?.embedded?.attachments[0]?.content, { bytes: Buffer.from('hello') })
  const text = written(item)
  for (const line of [
    'RRULE:FREQ=WEEKLY;COUNT=5;BYDAY=MO',
    'EXDATE;TZID=Europe/Vienna:20240408T100000',
    'RECURRENCE-ID;TZID=Europe/Vienna:20240401T100000',
    'DTSTART;TZID=Europe/Vienna:20240402T140000',
    'SUMMARY:Moved',
    'LOCATION:There',
    'TZID:Europe/Vienna',
  ]) {
    assert.ok(text.includes(line), `${line} in\n${text.join('\n')}`)
  }
  assert.deepEqual(starts(only(text.join('\n'))), expected)
})

test('a rule that Outlook cannot hold is covered by a pattern, and comes back out', () => {
  const rule = 'FREQ=MONTHLY;BYMONTHDAY=1,15'
  const item = only(
    calendar(
      `DTSTART;TZID=Europe/Vienna:20240101T100000\nDURATION:PT1H\nRRULE:${rule}\nRDATE;TZID=Europe/Vienna:20240105T120000`,
    ),
  )
  assert.deepEqual(starts(item).slice(0, 4), [
    '2024-01-01T09:00:00.000Z',
    '2024-01-05T11:00:00.000Z',
    '2024-01-15T09:00:00.000Z',
    '2024-02-01T09:00:00.000Z',
  ])
  const text = written(item)
  assert.ok(
    text.includes(`RRULE:${rule}`) && text.includes('RDATE;TZID=Europe/Vienna:20240105T120000'),
    text.join('\n'),
  )
})

test('[MS-OXCICAL] 2.1.3.1.1.20: reminders; what an alarm says beyond its time is kept', () => {
  const alarm = (lines: string) => `BEGIN:VALARM\n${lines}\nEND:VALARM`
  const item = only(
    calendar(
      `DTSTART:20240315T090000Z\n${alarm('ACTION:EMAIL\nTRIGGER:-PT1H\nSUMMARY:x')}\n${alarm('ACTION:AUDIO\nTRIGGER:-PT10M\nX-WR-ALARMUID:7')}\n${alarm('ACTION:DISPLAY\nTRIGGER:-P1D\nDESCRIPTION:d')}`,
    ),
  )
  assert.equal(item.properties.get(N.ReminderDelta), 10)
  assert.equal(time(item.properties, N.ReminderSignalTime), '2024-03-15T08:50:00.000Z')
  const text = written(item)
  assert.equal(text.filter((line) => line === 'BEGIN:VALARM').length, 3)
  assert.ok(text.includes('X-WR-ALARMUID:7'))
  item.properties.set(N.ReminderDelta, 30)
  assert.ok(written(item).some((line) => line.startsWith('TRIGGER') && line.endsWith('-PT30M')))
})

test('unknown properties and components come back out', () => {
  const text = written(
    only(
      calendar(
        'DTSTART:20240315T090000Z\nX-APPLE-TRAVEL-TIME;VALUE=DURATION:PT30M\nGEO:48.2;16.3\nCONFERENCE;VALUE=URI;LABEL="a:b":https://x.test/\nBEGIN:VLOCATION\nUID:1\nNAME:Room\nEND:VLOCATION',
      ),
    ),
  )
  for (const line of [
    'X-APPLE-TRAVEL-TIME;VALUE=DURATION:PT30M',
    'GEO:48.2;16.3',
    'CONFERENCE;LABEL="a:b";VALUE=URI:https://x.test/',
    'BEGIN:VLOCATION',
    'NAME:Room',
  ]) {
    assert.ok(text.includes(line), `${line} in\n${text.join('\n')}`)
  }
})

test('what is written cannot break out of its line', () => {
  const item = only(calendar('DTSTART:20240315T090000Z'))
  item.properties.set(P.Subject, 'a\r\nEND:VEVENT\r\nX:1').set(N.Location, 'b\rATTENDEE:mailto:x@y.test')
  const text = written(item)
  assert.equal(text.filter((line) => line === 'END:VEVENT').length, 1)
  assert.ok(!text.some((line) => line.startsWith('X:1') || line.startsWith('ATTENDEE')))
})

test('[MS-OXOTASK] 2.2.2: tasks', () => {
  const todo =
    'BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VTODO\nUID:t\nSUMMARY:Do\nDTSTART;VALUE=DATE:20240301\nDUE;TZID=Europe/Vienna:20240305T120000\nSTATUS:IN-PROCESS\nPERCENT-COMPLETE:40\nRRULE:FREQ=MONTHLY;BYDAY=1FR\nEND:VTODO\nEND:VCALENDAR'
  const item = only(todo)
  assert.equal(item.properties.get(P.MessageClass), 'IPM.Task')
  assert.equal(time(item.properties, N.TaskDueDate), '2024-03-05T00:00:00.000Z')
  assert.equal(time(item.properties, N.CommonEnd), '2024-03-05T11:00:00.000Z')
  assert.equal(item.properties.get(N.TaskStatus), 1)
  assert.equal(item.properties.get(N.PercentComplete), 0.4)
  assert.equal(
    decodeTaskRecurrence(item.properties.get(N.TaskRecurrence) as Uint8Array).patternType,
    PatternType.monthNth,
  )
  const text = written(item)
  for (const line of [
    'DUE;TZID=Europe/Vienna:20240305T120000',
    'DTSTART;VALUE=DATE:20240301',
    'PERCENT-COMPLETE:40',
    'UID:t',
  ]) {
    assert.ok(text.includes(line), `${line} in\n${text.join('\n')}`)
  }
})

test('vCalendar 1.0', () => {
  const text =
    'BEGIN:VCALENDAR\nVERSION:1.0\nBEGIN:VEVENT\nUID:v\nDTSTART:20240401T080000Z\nDTEND:20240401T090000Z\nSUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Caf=E9 =\nbar\nRRULE:W1 MO TU #4\nDALARM:20240401T074500Z;;;x\nCATEGORIES:A;B\nATTENDEE;ROLE=ORGANIZER:Ada <ada@x.test>\nEND:VEVENT\nEND:VCALENDAR\n'
  const item = only(text)
  assert.equal(item.properties.get(P.Subject), 'Café bar')
  assert.equal(item.properties.get(N.ReminderDelta), 15)
  assert.deepEqual(item.properties.get(N.Keywords), ['A', 'B'])
  assert.equal(item.properties.get(P.SentRepresentingSmtpAddress), 'ada@x.test')
  assert.deepEqual(
    starts(item).map((start) => start.slice(5, 10)),
    ['04-01', '04-02', '04-08', '04-09'],
  )
})

test('RFC 5545 3.6.4: free and busy times', () => {
  const busy = { startMillis: Date.UTC(2024, 0, 1, 9), endMillis: Date.UTC(2024, 0, 1, 10), status: 3 }
  const freeBusy = {
    uid: 'f',
    organizer: 'ada@x.test',
    startMillis: Date.UTC(2024, 0, 1),
    endMillis: Date.UTC(2024, 0, 2),
    busy: [busy],
  }
  const text = exportFreeBusy(freeBusy, { method: 'REPLY', stampMillis: 0 })
  assert.ok(text.includes('FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20240101T090000Z/20240101T100000Z'))
  assert.deepEqual(importCalendar(text).freeBusy, [freeBusy])
})

test('the part of a mail is one meeting; a calendar of several events is a file', () => {
  const event = (uid: string) =>
    `BEGIN:VEVENT\nUID:${uid}\nDTSTART:20240315T090000Z\nRECURRENCE-ID:20240315T080000Z\nDESCRIPTION:b\nX-ALT-DESC;FMTTYPE=text/html:<p>b\nEND:VEVENT\n`
  const of = (...uids: string[]) =>
    importCalendar(`BEGIN:VCALENDAR\nMETHOD:REQUEST\n${uids.map(event).join('')}END:VCALENDAR`)
  const item = findMessage(of('a', 'a')) as Item
  assert.equal(item.properties.get(P.MessageClass), 'IPM.Schedule.Meeting.Request')
  for (const several of [of('a', 'b'), of()]) assert.equal(findMessage(several), undefined)
  const text = exportCalendar([item], { stampMillis: 0, asPart: true })
  assert.ok(text.includes('METHOD:REQUEST') && text.includes('DESCRIPTION:b') && !text.includes('X-ALT-DESC'), text)
})

test('a broken line costs that line', () => {
  const { items, problems } = importCalendar(calendar('DTSTART:20240315T090000Z\nthis is no line\nSUMMARY:x'))
  assert.equal(items[0]?.item.properties.get(P.Subject), 'x')
  assert.deepEqual(
    problems.map(({ line }) => line),
    [7],
  )
})

test('a calendar within an event does not come back out', () => {
  const bare =
    'BEGIN:VEVENT\nUID:u\nDTSTART:20240315T090000Z\nBEGIN:VCALENDAR\nVERSION:1.0\nEND:VCALENDAR\nEND:VEVENT\n'
  const text = exportCalendar([importCalendar(bare).items[0]?.item as Item], { stampMillis: 0 })
  assert.deepEqual(importCalendar(text).problems, [])
  assert.equal(text.match(/BEGIN:VCALENDAR/g)?.length, 1)
})
