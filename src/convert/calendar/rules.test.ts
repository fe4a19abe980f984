/**
 * Every line of the table of [MS-OXCICAL]'s rules, both ways: the lines of a calendar become these properties, and an item with these properties
 * becomes these lines.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { findIanaZone, findZoneOfDefinition, findZoneOfStruct, type Zone } from '#codec/time-zone/index.ts'
import { Bag, fileTime, type Item, N, P } from '#model'
import { findSeries, occurrences, type Series } from '#model/recurrence/index.ts'
import { specs } from '#test/corpus.ts'
import { recipientBag } from '../mail/people.ts'
import { exportCalendar, importCalendar } from './index.ts'

const zone = findIanaZone('Europe/Vienna') as Zone
const utc = (text: string) => fileTime.from(Date.parse(text))

interface Case {
  /** `component property` of the table. */
  row: string
  /** Lines of the calendar; those that begin with METHOD stand in its head. */
  lines: string
  /** What they become, by the names of P and N. */
  properties: Record<string, unknown>
  /** What comes back out; `lines` if nothing else is said. */
  written?: readonly string[]
  /** What must not come back. */
  absent?: readonly string[]
  check?: (item: Item) => void
}

const time = 'DTSTART:20240315T090000Z\nDTEND:20240315T100000Z'
const encoded =
  '040000008200E00074C5B7101A82E00800000000E040C9C12685C4010000000000000000100000000BF0ED4B6E4EE94E9E39E3867B378EF3'
const people = `${time}\nORGANIZER;CN=Ada:mailto:ada@x.test`
const starts = (item: Item) =>
  [...occurrences(findSeries(item.properties) as Series).take(4)].map(({ startMillis }) =>
    new Date(startMillis).toISOString().slice(0, 16),
  )

const cases: Case[] = [
  ...(
    [
      ['REQUEST', 'NEEDS-ACTION', 'IPM.Schedule.Meeting.Request'],
      ['REPLY', 'ACCEPTED', 'IPM.Schedule.Meeting.Resp.Pos'],
      ['REPLY', 'TENTATIVE', 'IPM.Schedule.Meeting.Resp.Tent'],
      ['REPLY', 'DECLINED', 'IPM.Schedule.Meeting.Resp.Neg'],
      ['CANCEL', 'NEEDS-ACTION', 'IPM.Schedule.Meeting.Canceled'],
      ['COUNTER', 'TENTATIVE', 'IPM.Schedule.Meeting.Resp.Tent'],
    ] as const
  ).map(([method, partstat, messageClass]) => ({
    row: 'VCALENDAR METHOD',
    lines: `METHOD:${method}\n${people}\nATTENDEE;PARTSTAT=${partstat}:mailto:bob@x.test`,
    properties: { MessageClass: messageClass, ...(method === 'COUNTER' ? { AppointmentCounterProposal: true } : {}) },
    written: [`METHOD:${method}`, `ATTENDEE;PARTSTAT=${partstat}:mailto:bob@x.test`],
  })),
  { row: 'VCALENDAR METHOD', lines: time, properties: { MessageClass: 'IPM.Appointment' }, absent: ['METHOD'] },
  {
    row: 'VEVENT UID',
    lines: `UID:${encoded}\n${time}`,
    properties: {
      GlobalObjectId: new Uint8Array(Buffer.from(encoded, 'hex')),
      CleanGlobalObjectId: new Uint8Array(Buffer.from(encoded, 'hex')),
    },
    written: [`UID:${encoded}`],
  },
  {
    row: 'VEVENT UID',
    lines: `UID:${encoded.replace('00000000', '07E8030F')}\n${time}`,
    properties: {
      GlobalObjectId: new Uint8Array(Buffer.from(encoded.replace('00000000', '07E8030F'), 'hex')),
      CleanGlobalObjectId: new Uint8Array(Buffer.from(encoded, 'hex')),
    },
    written: [`UID:${encoded}`],
  },
  {
    row: 'VEVENT UID',
    lines: `UID:a@b\n${time}`,
    properties: {
      CleanGlobalObjectId: new Uint8Array(
        Buffer.concat([
          Buffer.from('040000008200e00074c5b7101a82e008', 'hex'),
          Buffer.alloc(20),
          Buffer.from([16, 0, 0, 0]),
          Buffer.from('vCal-Uid\x01\0\0\0a@b\0'),
        ]),
      ),
    },
    written: ['UID:a@b'],
  },
  {
    row: 'VEVENT DTSTART',
    lines: time,
    properties: {
      AppointmentStartWhole: utc('2024-03-15T09:00Z'),
      CommonStart: utc('2024-03-15T09:00Z'),
      StartDate: utc('2024-03-15T09:00Z'),
    },
  },
  {
    row: 'VEVENT DTEND / DURATION',
    lines: 'DTSTART:20240315T090000Z\nDURATION:PT1H',
    properties: {
      AppointmentEndWhole: utc('2024-03-15T10:00Z'),
      CommonEnd: utc('2024-03-15T10:00Z'),
      EndDate: utc('2024-03-15T10:00Z'),
      AppointmentDuration: 60,
    },
    written: ['DTEND:20240315T100000Z'],
  },
  {
    row: 'VEVENT X-MICROSOFT-CDO-ALLDAYEVENT',
    lines: 'DTSTART;VALUE=DATE:20240315\nDTEND;VALUE=DATE:20240316\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
    properties: { AppointmentSubType: true, AppointmentStartWhole: utc('2024-03-14T23:00Z') },
  },
  {
    row: 'VEVENT X-MICROSOFT-CDO-ALLDAYEVENT',
    lines: time,
    properties: { AppointmentSubType: false },
    written: ['X-MICROSOFT-CDO-ALLDAYEVENT:FALSE'],
  },
  {
    row: 'VEVENT RRULE / EXDATE / RDATE',
    lines: `DTSTART;TZID=Europe/Vienna:20240325T100000\nDTEND;TZID=Europe/Vienna:20240325T110000\nRRULE:FREQ=WEEKLY;INTERVAL=1;COUNT=4;BYDAY=MO\nEXDATE;TZID=Europe/Vienna:20240401T100000`,
    properties: { Recurring: true, RecurrenceType: 2, IsRecurring: true, RecurrencePattern: undefined },
    written: ['RRULE:FREQ=WEEKLY;COUNT=4;BYDAY=MO', 'EXDATE;TZID=Europe/Vienna:20240401T100000'],
    check: (item) => assert.deepEqual(starts(item), ['2024-03-25T09:00', '2024-04-08T08:00', '2024-04-15T08:00']),
  },
  {
    row: 'VEVENT RRULE / EXDATE / RDATE',
    lines: `${time}\nRDATE:20240317T120000Z`,
    properties: { Recurring: true },
    written: ['RDATE:20240317T120000Z'],
    check: (item) => assert.deepEqual(starts(item), ['2024-03-15T09:00', '2024-03-17T12:00']),
  },
  {
    row: 'VEVENT RECURRENCE-ID',
    lines: `UID:r\nMETHOD:REQUEST\n${time}\nRECURRENCE-ID:20240314T090000Z`,
    properties: { ExceptionReplaceTime: utc('2024-03-14T09:00Z'), IsException: true },
    written: ['RECURRENCE-ID:20240314T090000Z'],
    check: ({ properties }) =>
      assert.deepEqual([...(properties.get(N.GlobalObjectId) as Uint8Array).subarray(16, 20)], [0x07, 0xe8, 3, 14]),
  },
  ...(
    [
      ['Hijri', 'FREQ=MONTHLY;BYMONTHDAY=5', 'islamic-tbla', 5, 1],
      ['Hebrew', 'FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=5', 'hebrew', 5, 2],
      ['ChineseLunar', 'FREQ=MONTHLY;COUNT=4;BYMONTHDAY=6', 'chinese', 6, 1],
      ['Umalqura', 'FREQ=MONTHLY;UNTIL=20241231T090000Z;BYMONTHDAY=5', 'islamic-umalqura', 5, 1],
    ] as const
  ).map(([scale, rule, calendar, day, months]) => {
    const first = Temporal.PlainDate.from('2024-03-15').withCalendar(calendar).with({ day })
    const dates = [0, 1, 2, 3].map((step) =>
      first
        .add({ months: step * months })
        .withCalendar('iso8601')
        .toString(),
    )
    return {
      row: 'VCALENDAR X-MICROSOFT-CALSCALE',
      lines: `X-MICROSOFT-CALSCALE:${scale}\nDTSTART:${dates[0]?.replaceAll('-', '')}T090000Z\nX-MICROSOFT-RRULE:${rule}`,
      properties: { Recurring: true, RecurrenceType: 3 },
      check: (item: Item) =>
        assert.deepEqual(
          starts(item),
          dates.map((date) => `${date}T09:00`),
        ),
    }
  }),
  ...['20240419T090000Z', '20240419T090000Z,20240519T090000Z'].map((deleted) => ({
    row: 'VEVENT X-MICROSOFT-EXDATE',
    lines: `X-MICROSOFT-CALSCALE:Hebrew\nDTSTART:20240220T090000Z\nX-MICROSOFT-RRULE:FREQ=MONTHLY;COUNT=5;BYMONTHDAY=11\nX-MICROSOFT-EXDATE:${deleted}`,
    properties: { Recurring: true },
    written: deleted.split(',').map((each) => `X-MICROSOFT-EXDATE:${each}`),
    absent: ['EXDATE'],
    check: (item: Item) =>
      assert.deepEqual(
        starts(item),
        ['2024-02-20T09:00', '2024-03-21T09:00', '2024-04-19T09:00', '2024-05-19T09:00', '2024-06-17T09:00'].filter(
          (start) => !deleted.includes(start.slice(0, 10).replaceAll('-', '')),
        ),
      ),
  })),
  {
    row: 'VEVENT SUMMARY',
    lines: `${time}\nSUMMARY:Plan\\, now`,
    properties: { Subject: 'Plan, now', NormalizedSubject: 'Plan, now' },
  },
  { row: 'VEVENT DESCRIPTION', lines: `${time}\nDESCRIPTION:a\\nb`, properties: { Body: 'a\r\nb' } },
  {
    row: 'VEVENT X-ALT-DESC;FMTTYPE=text/html',
    lines: `${time}\nX-ALT-DESC;FMTTYPE=text/html:<p>a\\; b</p>`,
    properties: { Html: Buffer.from('<p>a; b</p>') },
  },
  { row: 'VEVENT LOCATION', lines: `${time}\nLOCATION:Room 1`, properties: { Location: 'Room 1' } },
  ...(['PUBLIC', 'X-PERSONAL', 'PRIVATE', 'CONFIDENTIAL'] as const).map((word, sensitivity) => ({
    row: 'VEVENT CLASS',
    lines: `${time}\nCLASS:${word}`,
    properties: { Sensitivity: sensitivity, Private: sensitivity === 2 },
  })),
  { row: 'VEVENT CATEGORIES', lines: `${time}\nCATEGORIES:Red,Blue`, properties: { Keywords: ['Red', 'Blue'] } },
  ...([1, 2, 3, 4] as const).map((priority) => ({
    row: 'VEVENT PRIORITY',
    lines: `${time}\nPRIORITY:${priority}`,
    properties: { Importance: 2 },
    written: ['PRIORITY:1'],
  })),
  { row: 'VEVENT PRIORITY', lines: `${time}\nPRIORITY:5`, properties: { Importance: 1 } },
  ...([6, 7, 8, 9] as const).map((priority) => ({
    row: 'VEVENT PRIORITY',
    lines: `${time}\nPRIORITY:${priority}`,
    properties: { Importance: 0 },
    written: ['PRIORITY:9'],
  })),
  { row: 'VEVENT PRIORITY', lines: `${time}\nPRIORITY:0`, properties: { Importance: 1 }, written: ['PRIORITY:5'] },
  ...([0, 1, 2] as const).map((importance) => ({
    row: 'VEVENT X-MICROSOFT-CDO-IMPORTANCE',
    lines: `${time}\nPRIORITY:5\nX-MICROSOFT-CDO-IMPORTANCE:${importance}`,
    properties: { Importance: importance },
    written: [`X-MICROSOFT-CDO-IMPORTANCE:${importance}`],
  })),
  ...['CDO', 'MSNCALENDAR'].flatMap((program) =>
    (['FREE', 'TENTATIVE', 'BUSY', 'OOF', 'WORKINGELSEWHERE'] as const).flatMap((word, number) => [
      {
        row: 'VEVENT X-MICROSOFT-CDO-BUSYSTATUS (synonym X-MICROSOFT-MSNCALENDAR-BUSYSTATUS)',
        lines: `${time}\nTRANSP:OPAQUE\nX-MICROSOFT-${program}-BUSYSTATUS:${word}`,
        properties: { BusyStatus: number },
        written: [`X-MICROSOFT-CDO-BUSYSTATUS:${word}`],
      },
      {
        row: 'VEVENT X-MICROSOFT-CDO-INTENDEDSTATUS (synonym X-MICROSOFT-MSNCALENDAR-INTENDEDSTATUS)',
        lines: `METHOD:REQUEST\n${people}\nATTENDEE:mailto:b@x.test\nX-MICROSOFT-${program}-INTENDEDSTATUS:${word}`,
        properties: { IntendedBusyStatus: number },
        written: [`X-MICROSOFT-CDO-INTENDEDSTATUS:${word}`],
      },
    ]),
  ),
  { row: 'VEVENT TRANSP', lines: `${time}\nTRANSP:TRANSPARENT`, properties: { BusyStatus: 0 } },
  { row: 'VEVENT TRANSP', lines: `${time}\nTRANSP:OPAQUE`, properties: { BusyStatus: 2 } },
  {
    row: 'VEVENT TRANSP',
    lines: `${time}\nTRANSP:OPAQUE\nX-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE`,
    properties: { BusyStatus: 4 },
    written: ['TRANSP:TRANSPARENT'],
  },
  { row: 'VEVENT STATUS', lines: `${time}\nSTATUS:TENTATIVE`, properties: { BusyStatus: 1 } },
  { row: 'VEVENT STATUS', lines: `${time}\nSTATUS:CONFIRMED`, properties: { BusyStatus: 2 } },
  { row: 'VEVENT STATUS', lines: `${time}\nSTATUS:CANCELLED`, properties: { BusyStatus: 0, AppointmentStateFlags: 4 } },
  {
    row: 'VEVENT ORGANIZER',
    lines: `METHOD:REQUEST\n${time}\nORGANIZER;SENT-BY="mailto:eve@x.test";CN=Ada:mailto:ada@x.test\nATTENDEE:mailto:b@x.test`,
    properties: {
      SentRepresentingName: 'Ada',
      SentRepresentingSmtpAddress: 'ada@x.test',
      SentRepresentingAddressType: 'SMTP',
      SenderSmtpAddress: 'eve@x.test',
    },
    written: ['ORGANIZER;SENT-BY="mailto:eve@x.test";CN=Ada:mailto:ada@x.test'],
    check: ({ recipients }) => assert.equal(recipients[0]?.get(P.RecipientFlags), 3),
  },
  ...(
    [
      [';ROLE=REQ-PARTICIPANT', 1, 'ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:b@x.test'],
      ['', 1, 'ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:b@x.test'],
      [';ROLE=OPT-PARTICIPANT', 2, 'ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=NEEDS-ACTION:mailto:b@x.test'],
      [';CUTYPE=ROOM', 3, 'ATTENDEE;CUTYPE=RESOURCE;ROLE=NON-PARTICIPANT;PARTSTAT=NEEDS-ACTION:mailto:b@x.test'],
      [';CUTYPE=RESOURCE', 3, 'ATTENDEE;CUTYPE=RESOURCE;ROLE=NON-PARTICIPANT;PARTSTAT=NEEDS-ACTION:mailto:b@x.test'],
      [
        ';ROLE=NON-PARTICIPANT',
        3,
        'ATTENDEE;CUTYPE=RESOURCE;ROLE=NON-PARTICIPANT;PARTSTAT=NEEDS-ACTION:mailto:b@x.test',
      ],
    ] as const
  ).map(([parameters, type, written]) => ({
    row: 'VEVENT ATTENDEE',
    lines: `METHOD:REQUEST\n${people}\nATTENDEE${parameters}:mailto:b@x.test`,
    properties: {},
    written: [written],
    check: ({ recipients }: Item) => assert.equal(recipients[1]?.get(P.RecipientType), type),
  })),
  ...(
    [
      ['NEEDS-ACTION', 5],
      ['ACCEPTED', 3],
      ['TENTATIVE', 2],
      ['DECLINED', 4],
    ] as const
  ).map(([word, status]) => ({
    row: 'VEVENT ATTENDEE;PARTSTAT',
    lines: `METHOD:REQUEST\n${people}\nATTENDEE;PARTSTAT=${word}:mailto:b@x.test`,
    properties: {},
    written: [`ATTENDEE;PARTSTAT=${word}:mailto:b@x.test`],
    check: ({ recipients }: Item) => assert.equal(recipients[1]?.get(P.RecipientTrackStatus), status),
  })),
  {
    row: 'VEVENT ATTENDEE;RSVP',
    lines: `METHOD:REQUEST\n${people}\nATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:b@x.test`,
    properties: { ResponseRequested: true, ReplyRequested: true },
    written: ['ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:b@x.test'],
  },
  {
    row: 'VEVENT SEQUENCE',
    lines: `${time}\nSEQUENCE:3`,
    properties: { AppointmentSequence: 3 },
    written: ['SEQUENCE:3', 'X-MICROSOFT-CDO-APPT-SEQUENCE:3'],
  },
  {
    row: 'VEVENT SEQUENCE',
    lines: `${time}\nSEQUENCE:3\nX-MICROSOFT-CDO-APPT-SEQUENCE:4`,
    properties: { AppointmentSequence: 4 },
    written: ['SEQUENCE:4'],
  },
  {
    row: 'VEVENT DTSTAMP',
    lines: `METHOD:REQUEST\n${people}\nATTENDEE:mailto:b@x.test\nDTSTAMP:20240102T030405Z`,
    properties: { OwnerCriticalChange: utc('2024-01-02T03:04:05Z') },
    written: ['DTSTAMP:20240102T030405Z'],
  },
  {
    row: 'VEVENT DTSTAMP',
    lines: `METHOD:REQUEST\n${people}\nATTENDEE:mailto:b@x.test\nDTSTAMP:20240102T030405Z\nX-MICROSOFT-CDO-OWNER-CRITICAL-CHANGE:20240102T030406Z`,
    properties: { OwnerCriticalChange: utc('2024-01-02T03:04:06Z') },
    written: ['DTSTAMP:20240102T030406Z'],
  },
  {
    row: 'VEVENT DTSTAMP',
    lines: `METHOD:REPLY\n${people}\nATTENDEE;PARTSTAT=ACCEPTED:mailto:b@x.test\nDTSTAMP:20240102T030405Z\nX-MICROSOFT-CDO-ATTENDEE-CRITICAL-CHANGE:20240102T030407Z`,
    properties: { AttendeeCriticalChange: utc('2024-01-02T03:04:07Z') },
    written: ['DTSTAMP:20240102T030407Z'],
  },
  {
    row: 'VEVENT CREATED / LAST-MODIFIED',
    lines: `${time}\nCREATED:20240101T000000Z\nLAST-MODIFIED:20240102T000000Z`,
    properties: { CreationTime: utc('2024-01-01T00:00Z'), LastModificationTime: utc('2024-01-02T00:00Z') },
  },
  { row: 'VEVENT CONTACT', lines: `${time}\nCONTACT:Jim\\, 123`, properties: { Contacts: ['Jim, 123'] } },
  {
    row: 'VEVENT ATTACH',
    lines: `${time}\nATTACH;FMTTYPE=text/plain;ENCODING=BASE64;X-FILENAME=a.txt;VALUE=BINARY:aGVsbG8=\nATTACH:https://x.test/a`,
    properties: {},
    check: ({ attachments }) => {
      assert.equal(attachments.length, 1)
      assert.deepEqual(attachments[0]?.content, { bytes: Buffer.from('hello') })
      assert.equal(attachments[0]?.properties.get(P.AttachLongFilename), 'a.txt')
    },
  },
  {
    row: 'VEVENT X-MICROSOFT-CDO-OWNERAPPTID',
    lines: `${time}\nX-MICROSOFT-CDO-OWNERAPPTID:-7`,
    properties: { OwnerAppointmentId: -7 },
  },
  {
    row: 'VEVENT X-MICROSOFT-CDO-REPLYTIME',
    lines: `${time}\nX-MICROSOFT-CDO-REPLYTIME:20240102T000000Z`,
    properties: { AppointmentReplyTime: utc('2024-01-02T00:00Z') },
  },
  {
    row: 'VEVENT X-MICROSOFT-CDO-INSTTYPE',
    lines: time,
    properties: { Recurring: false },
    written: ['X-MICROSOFT-CDO-INSTTYPE:0'],
  },
  {
    row: 'VEVENT X-MICROSOFT-CDO-INSTTYPE',
    lines: `${time}\nRRULE:FREQ=DAILY`,
    properties: { Recurring: true },
    written: ['X-MICROSOFT-CDO-INSTTYPE:1'],
  },
  {
    row: 'VEVENT X-MICROSOFT-CDO-INSTTYPE',
    lines: `UID:i\nMETHOD:REQUEST\n${time}\nRECURRENCE-ID:20240314T090000Z`,
    properties: { IsException: true },
    written: ['X-MICROSOFT-CDO-INSTTYPE:3'],
  },
  {
    row: 'VEVENT X-MICROSOFT-DISALLOW-COUNTER',
    lines: `${time}\nX-MICROSOFT-DISALLOW-COUNTER:TRUE`,
    properties: { AppointmentNotAllowPropose: true },
  },
  {
    row: 'VEVENT X-MS-OLK-CONFTYPE / X-MS-OLK-CONFCHECK …',
    lines: `${time}\nX-MS-OLK-CONFTYPE:1\nX-MS-OLK-CONFCHECK:TRUE`,
    properties: { ConferencingType: 1, ConferencingCheck: true },
  },
  {
    row: 'VEVENT X-MS-OLK-AUTOSTARTCHECK',
    lines: `${time}\nX-MS-OLK-AUTOSTARTCHECK:TRUE`,
    properties: { AutoStartCheck: true },
  },
  {
    row: 'VALARM TRIGGER',
    lines: `${time}\nBEGIN:VALARM\nACTION:DISPLAY\nTRIGGER;RELATED=START:-PT25M\nDESCRIPTION:REMINDER\nEND:VALARM`,
    properties: {
      ReminderSet: true,
      ReminderDelta: 25,
      ReminderTime: utc('2024-03-15T09:00Z'),
      ReminderSignalTime: utc('2024-03-15T08:35Z'),
    },
  },
  ...(
    [
      [time, 15],
      ['DTSTART;VALUE=DATE:20240315\nDTEND;VALUE=DATE:20240316', 1080],
    ] as const
  ).map(([when, minutes]) => ({
    row: 'VALARM TRIGGER',
    lines: `${when}\nBEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:REMINDER\nEND:VALARM`,
    properties: { ReminderSet: true, ReminderDelta: minutes },
    written: [`TRIGGER;RELATED=START:-PT${minutes === 15 ? '15M' : '18H'}`],
  })),
  {
    row: 'VTIMEZONE TZID + STANDARD/DAYLIGHT',
    lines: `DTSTART;TZID=Europe/Vienna:20240325T100000\nDTEND;TZID=Europe/Vienna:20240325T110000\nRRULE:FREQ=DAILY`,
    properties: { TimeZoneDescription: 'W. Europe Standard Time' },
    written: ['TZID:Europe/Vienna', 'BEGIN:STANDARD', 'BEGIN:DAYLIGHT', 'DTSTART;TZID=Europe/Vienna:20240325T100000'],
    check: ({ properties }) => {
      const july = Date.UTC(2024, 6, 1)
      for (const property of [
        N.AppointmentTimeZoneDefinitionRecur,
        N.AppointmentTimeZoneDefinitionStartDisplay,
        N.AppointmentTimeZoneDefinitionEndDisplay,
      ]) {
        assert.equal(findZoneOfDefinition(properties.get(property) as Uint8Array)?.offsetAt(july), 7_200_000)
      }
      const struct = findZoneOfStruct(properties.get(N.TimeZoneStruct) as Uint8Array, 'x')
      assert.equal(struct?.offsetAt(july), 7_200_000)
    },
  },
  {
    row: 'VTODO (outside OXCICAL) DUE COMPLETED PERCENT-COMPLETE STATUS',
    lines:
      'BEGIN:VTODO\nDUE;VALUE=DATE:20240315\nCOMPLETED:20240314T100000Z\nPERCENT-COMPLETE:100\nSTATUS:COMPLETED\nEND:VTODO',
    properties: {
      MessageClass: 'IPM.Task',
      TaskDueDate: utc('2024-03-15T00:00Z'),
      TaskDateCompleted: utc('2024-03-14T10:00Z'),
      PercentComplete: 1,
      TaskStatus: 2,
      TaskComplete: true,
    },
  },
]

function calendarOf(lines: string): string {
  const all = lines.split('\n')
  const head = all.filter((line) => /^(METHOD|X-MICROSOFT-CALSCALE)/.test(line))
  const body = all.filter((line) => !/^(METHOD|X-MICROSOFT-CALSCALE)/.test(line))
  if (!body.some((line) => line.startsWith('UID'))) body.splice(body[0]?.startsWith('BEGIN') ? 1 : 0, 0, 'UID:u')
  const event = body[0]?.startsWith('BEGIN:VTODO') ? body : ['BEGIN:VEVENT', ...body, 'END:VEVENT']
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...head, ...event, 'END:VCALENDAR', ''].join('\r\n')
}

const named = { ...P, ...N, Subject: P.Subject, Html: P.Html } as unknown as Record<string, typeof P.Subject>

for (const { row, lines, properties, written, absent = [], check } of cases) {
  test(`MS-OXCICAL, ${row}: ${lines.replaceAll('\n', ' ').slice(0, 100)}`, () => {
    const { items, problems } = importCalendar(calendarOf(lines), { zone })
    assert.deepEqual(problems, [])
    const item = items[0]?.item as Item
    for (const [name, value] of Object.entries(properties)) {
      assert.deepEqual(item.properties.get(named[name] as typeof P.Subject), value as string, name)
    }
    check?.(item)
    const text = exportCalendar([item], { stampMillis: Date.UTC(2024, 0, 1) })
      .replace(/\r\n /g, '')
      .split('\r\n')
    for (const line of written ?? lines.split('\n')) assert.ok(text.includes(line), `${line} in\n${text.join('\n')}`)
    for (const start of absent) assert.ok(!text.some((line) => line.startsWith(start)), start)
    // And from there the same again.
    const again = importCalendar(text.join('\r\n'), { zone }).items[0]?.item as Item
    for (const [name, value] of Object.entries(properties)) {
      assert.deepEqual(again.properties.get(named[name] as typeof P.Subject), value as string, name)
    }
    check?.(again)
  })
}

test('MS-OXCICAL, VCALENDAR X-WR-CALNAME: the name of the folder', () => {
  const text = exportCalendar([], { stampMillis: 0, name: 'Team' })
  assert.ok(text.includes('X-WR-CALNAME:Team'))
  assert.equal(importCalendar(text).name, 'Team')
})

test('[MS-OXCICAL] 2.1.3.1.1.20.26: an exception has the UID of its series', () => {
  const item: Item = {
    properties: Bag.of({ MessageClass: 'IPM.Appointment' })
      .set(N.AppointmentStartWhole, utc('2024-03-15T09:00Z'))
      .set(N.AppointmentEndWhole, utc('2024-03-15T10:00Z'))
      .set(N.GlobalObjectId, Buffer.from(encoded.replace('00000000', '07e8030f'), 'hex')),
    recipients: [recipientBag({ name: 'B', address: 'b@x.test' }, 1, 0)],
    attachments: [],
  }
  assert.ok(exportCalendar([item], { stampMillis: 0 }).replace(/\r\n /g, '').includes(`UID:${encoded}`))
})

test('every line of the table has a test', { skip: specs ? false : 'no specs' }, () => {
  const [, ...lines] = readFileSync(join(specs as string, 'conversion/oxcical.csv'), 'utf8')
    .trim()
    .split('\n')
  const tested = new Set(cases.map(({ row }) => row))
  tested.add('VCALENDAR X-WR-CALNAME')
  const missing = lines.map((line) => line.split(',').slice(0, 2).join(' ')).filter((row) => !tested.has(row))
  assert.deepEqual(missing, [])
})
