/** Any appointment and task that Outlook can hold goes through a calendar and comes back: what iCalendar can say is the same afterwards. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findIanaZone, type Zone } from '#codec/time-zone/index.ts'
import { Bag, fileTime, type Item, N, P, type Property } from '#model'
import { findSeries, occurrences } from '#model/recurrence/index.ts'
import { recipientBag } from '../mail/people.ts'
import { exportCalendar, exportFreeBusy, importCalendar } from './index.ts'

const zones = ['Europe/Vienna', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'].map(
  (id) => findIanaZone(id) as Zone,
)
/** Lines end in CRLF in an item; other control characters have no form in iCalendar. */
const text = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .map((one) => one.replace(/[\0-\x1f\x7f\ud800-\udfff\ufeff]/g, '').trim())
const body = fc.array(text, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\r\n'))
const words = text.map((one) => one.replace(/[;]/g, '')).filter((one) => one !== '')
const minutes = fc.integer({ min: 0, max: 20 * 365 * 24 * 60 }).map((count) => Date.UTC(2010, 0, 1) + count * 60_000)
const rules = [
  undefined,
  'FREQ=DAILY;INTERVAL=3;COUNT=9',
  'FREQ=WEEKLY;BYDAY=MO,TH',
  'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=5',
  'FREQ=MONTHLY;BYDAY=2TU',
  'FREQ=YEARLY;COUNT=4',
  'FREQ=MONTHLY;BYMONTHDAY=1,15',
]

const events = fc.record({
  subject: text,
  location: text,
  body,
  // Outlook's categories hold none of its separators and no blanks but single spaces, and differ in more than case.
  keywords: fc.uniqueArray(
    words.filter((word) => !/[,;\u061b\ufe54\uff1b]/.test(word) && word === word.replace(/\s+/g, ' ').trim()),
    { maxLength: 3, selector: (word) => word.toLowerCase() },
  ),
  importance: fc.integer({ min: 0, max: 2 }),
  sensitivity: fc.integer({ min: 0, max: 3 }),
  busy: fc.integer({ min: 0, max: 4 }),
  sequence: fc.integer({ min: 0, max: 1000 }),
  reminder: fc.option(fc.integer({ min: 0, max: 40_000 }), { nil: undefined }),
  start: minutes,
  length: fc.integer({ min: 0, max: 3000 }),
  zone: fc.integer({ min: 0, max: zones.length - 1 }),
  rule: fc.constantFrom(...rules),
  people: fc.uniqueArray(
    fc.record({
      name: words,
      local: fc.stringMatching(/^[a-z0-9]{1,12}$/),
      kind: fc.integer({ min: 1, max: 3 }),
      status: fc.constantFrom(2, 3, 4, 5),
    }),
    {
      maxLength: 4,
      selector: ({ local }) => local,
    },
  ),
})
type Event = typeof events extends fc.Arbitrary<infer T> ? T : never

/** The times and the recurrence come from a calendar; everything else is set. */
function itemOf(event: Event): Item {
  const zone = zones[event.zone] as Zone
  const local = (millis: number) => new Date(millis).toISOString().slice(0, 19).replace(/[-:]/g, '')
  const lines = [
    'BEGIN:VEVENT',
    'UID:u',
    `DTSTART;TZID=${zone.id}:${local(event.start)}`,
    `DURATION:PT${event.length}M`,
    ...(event.rule ? [`RRULE:${event.rule}`] : []),
    'END:VEVENT',
  ]
  const item = importCalendar(lines.join('\r\n')).items[0]?.item as Item
  const { properties } = item
  properties
    .set(P.Subject, event.subject)
    .set(P.NormalizedSubject, event.subject)
    .set(P.ConversationTopic, event.subject)
  if (event.location !== '') properties.set(N.Location, event.location)
  if (event.body !== '') properties.set(P.Body, event.body).set(P.NativeBody, 1)
  if (event.keywords.length > 0) properties.set(N.Keywords, event.keywords)
  properties.set(P.Importance, event.importance).set(P.Sensitivity, event.sensitivity)
  properties
    .set(N.Private, event.sensitivity === 2)
    .set(N.BusyStatus, event.busy)
    .set(N.AppointmentSequence, event.sequence)
  properties.set(N.ReminderSet, event.reminder !== undefined)
  if (event.reminder !== undefined) properties.set(N.ReminderDelta, event.reminder)
  if (event.people.length > 0) {
    properties.set(N.AppointmentStateFlags, 1)
    properties.set(P.SentRepresentingName, 'Org').set(P.SentRepresentingSmtpAddress, 'org@x.test')
    item.recipients = [
      recipientBag({ name: 'Org', address: 'org@x.test' }, 1, 0)
        .set(P.RecipientFlags, 3)
        .set(P.RecipientTrackStatus, 0),
      ...event.people.map(({ name, local, kind, status }, index) =>
        recipientBag({ name, address: `${local}@x.test` }, kind, index + 1)
          .set(P.RecipientFlags, 1)
          .set(P.RecipientTrackStatus, status),
      ),
    ]
  }
  return item
}

const kept: readonly Property[] = [
  P.MessageClass,
  P.Subject,
  P.Body,
  P.Importance,
  P.Sensitivity,
  N.Location,
  N.Keywords,
  N.BusyStatus,
  N.AppointmentSequence,
  N.AppointmentStartWhole,
  N.AppointmentEndWhole,
  N.AppointmentDuration,
  N.AppointmentSubType,
  N.AppointmentRecur,
  N.AppointmentTimeZoneDefinitionStartDisplay,
  N.AppointmentTimeZoneDefinitionRecur,
  N.ClipStart,
  N.ClipEnd,
  N.ReminderSet,
  N.ReminderDelta,
  N.GlobalObjectId,
  N.CleanGlobalObjectId,
  N.AppointmentStateFlags,
]

function assertSame(mine: Item, back: Item, properties: readonly Property[]): void {
  for (const property of properties) {
    assert.deepEqual(back.properties.get(property), mine.properties.get(property), property.name)
  }
  const rows = (item: Item) =>
    item.recipients.map((row) => [
      row.get(P.DisplayName),
      row.get(P.SmtpAddress),
      row.get(P.RecipientType),
      row.get(P.RecipientFlags),
      row.get(P.RecipientTrackStatus),
    ])
  assert.deepEqual(rows(back), rows(mine))
}

for (const zoneNames of ['iana', 'windows'] as const) {
  test(`appointments, with ${zoneNames} names of zones`, () => {
    fc.assert(
      fc.property(events, (event) => {
        const item = itemOf(event)
        const written = exportCalendar([item], { stampMillis: 0, zoneNames })
        const { items, problems } = importCalendar(written)
        assert.deepEqual(problems, [])
        const back = items[0]?.item as Item
        assertSame(item, back, kept)
        const [a, b] = [item, back].map(({ properties }) => {
          const series = findSeries(properties)
          return (
            series && [...occurrences(series).take(20)].map(({ startMillis, endMillis }) => [startMillis, endMillis])
          )
        })
        assert.deepEqual(b, a)
        // And the text is the same from then on.
        assert.equal(exportCalendar([back], { stampMillis: 0, zoneNames }), written)
      }),
      { numRuns: 150 },
    )
  })
}

const day = fc.integer({ min: 0, max: 8000 }).map((count) => fileTime.from(Date.UTC(2010, 0, 1) + count * 86_400_000))
const tasks = fc.record({
  subject: text,
  body,
  start: fc.option(day, { nil: undefined }),
  due: fc.option(day, { nil: undefined }),
  percent: fc.integer({ min: 0, max: 99 }),
  done: fc.boolean(),
})

test('tasks', () => {
  fc.assert(
    fc.property(tasks, ({ subject, body, start, due, percent, done }) => {
      const properties = Bag.of({ MessageClass: 'IPM.Task', Subject: subject, Importance: 1, Sensitivity: 0 })
      if (body !== '') properties.set(P.Body, body)
      if (start !== undefined) properties.set(N.TaskStartDate, start)
      if (due !== undefined) properties.set(N.TaskDueDate, due)
      properties.set(N.PercentComplete, done ? 1 : percent / 100)
      properties.set(N.TaskComplete, done).set(N.TaskStatus, done ? 2 : percent > 0 ? 1 : 0)
      const item: Item = { properties, recipients: [], attachments: [] }
      const back = importCalendar(exportCalendar([item], { stampMillis: 0 })).items[0]?.item as Item
      assertSame(item, back, [
        P.MessageClass,
        P.Subject,
        P.Body,
        N.TaskStartDate,
        N.TaskDueDate,
        N.PercentComplete,
        N.TaskStatus,
        N.TaskComplete,
      ])
    }),
    { numRuns: 200 },
  )
})

const journals = fc.record({
  subject: text,
  body,
  start: minutes,
  length: fc.integer({ min: 0, max: 100_000 }),
  type: fc.constantFrom('Note', 'Phone call', 'E-mail Message', 'Ünï; code'),
})

test('[MS-OXOJRNL] 2.2.1: entries of the journal', () => {
  fc.assert(
    fc.property(journals, ({ subject, body, start, length, type }) => {
      const properties = Bag.of({ MessageClass: 'IPM.Activity', Subject: subject, Importance: 1, Sensitivity: 0 })
      if (body !== '') properties.set(P.Body, body)
      for (const property of [N.LogStart, N.CommonStart]) properties.set(property, fileTime.from(start))
      for (const property of [N.LogEnd, N.CommonEnd]) properties.set(property, fileTime.from(start + length * 60_000))
      properties.set(N.LogDuration, length).set(N.LogType, type)
      const item: Item = { properties, recipients: [], attachments: [] }
      const written = exportCalendar([item], { stampMillis: 0 })
      const back = importCalendar(written).items[0]?.item as Item
      assertSame(item, back, [
        P.MessageClass,
        P.Subject,
        P.Body,
        N.LogStart,
        N.LogEnd,
        N.LogDuration,
        N.LogType,
        N.CommonEnd,
      ])
      assert.equal(exportCalendar([back], { stampMillis: 0 }), written)
    }),
    { numRuns: 150 },
  )
})

const busyTimes = fc.record({
  uid: fc.option(fc.stringMatching(/^[a-z0-9@.-]{1,20}$/), { nil: undefined }),
  organizer: fc.option(fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}\.example$/), { nil: undefined }),
  attendee: fc.option(fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}\.example$/), { nil: undefined }),
  busy: fc.array(fc.tuple(minutes, fc.integer({ min: 0, max: 3000 }), fc.constantFrom(0, 1, 2, 3)), { maxLength: 20 }),
  method: fc.constantFrom('PUBLISH' as const, 'REQUEST' as const, 'REPLY' as const),
})

test('RFC 5545 3.6.4, RFC 5546 3.3: free and busy times', () => {
  fc.assert(
    fc.property(busyTimes, ({ uid, organizer, attendee, busy, method }) => {
      const given = {
        ...(uid !== undefined && { uid }),
        ...(organizer !== undefined && { organizer }),
        ...(attendee !== undefined && { attendee }),
        startMillis: Date.UTC(2010, 0, 1),
        endMillis: Date.UTC(2030, 0, 1),
        busy: busy.map(([startMillis, length, status]) => ({
          startMillis,
          endMillis: startMillis + length * 60_000,
          status,
        })),
      }
      const { freeBusy, method: read, problems } = importCalendar(exportFreeBusy(given, { method, stampMillis: 0 }))
      assert.deepEqual(problems, [])
      assert.equal(read, method)
      // They are written kind by kind.
      const order = [0, 2, 1, 3]
      const sorted = given.busy.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
      assert.deepEqual(freeBusy, [{ ...given, busy: sorted }])
    }),
    { numRuns: 150 },
  )
})
