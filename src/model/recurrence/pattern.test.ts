import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decode, encode, fromHex, LayoutError, toHex } from '#codec/binary/index.ts'
import { minutesOfMillis } from '#codec/ical/index.ts'
import { firstDateTimeOf, patternDates } from './dates.ts'
import { cleanGlobalObjectId, findUid, globalObjectIdOf } from './global-object-id.ts'
import {
  type Exception,
  decodeAppointmentRecurrence,
  decodeTaskRecurrence,
  encodeAppointmentRecurrence,
  encodeTaskRecurrence,
  PatternType,
  recurrencePattern,
} from './pattern.ts'

/** The meeting of [MS-OXOCAL] 4.1.1.2: each Monday, Thursday and Friday, 12 times, one of them changed. */
const changedMeeting =
  '043004300B2001000000C0210000010000000000000032000000222000000C0000000000000001000000A096BC0C01000000A096BC0C8020BC0C20ADBC0C0630000009300000580200007602000001003499BC0C5299BC0CF898BC0C11002200210053696D706C6520526563757272656E6365207769746820657863657074696F6E730800070033342F34313431000000000400000000000000000000003499BC0C5299BC0CF898BC0C2100530069006D0070006C006500200052006500630075007200720065006E006300650020007700690074006800200065007800630065007000740069006F006E0073000700330034002F0034003100340031000000000000000000'

test('reads and writes the recurrence of [MS-OXOCAL] 4.1.1.2', () => {
  const recurrence = decodeAppointmentRecurrence(fromHex(changedMeeting))
  const [exception] = recurrence.exceptions
  assert.equal(exception?.subject, 'Simple Recurrence with exceptions')
  assert.equal(exception?.location, '34/4141')
  assert.equal(exception?.original, minutesOfMillis(Date.UTC(2007, 3, 16, 10)))
  assert.equal(exception?.start, minutesOfMillis(Date.UTC(2007, 3, 16, 11)))
  assert.equal(recurrence.pattern.weekdays, 0x32)
  assert.equal([...patternDates(recurrence.pattern)].length, 12)
  assert.equal(firstDateTimeOf(recurrence.pattern), recurrence.pattern.firstDateTime)
  // The size of the change highlight is 4 there, followed by its value; here it is left out.
  assert.deepEqual(decodeAppointmentRecurrence(encodeAppointmentRecurrence(recurrence)), recurrence)
})

test('reads and writes a RecurrencePattern as MFCMAPI does', () => {
  const text =
    '043004300b20010000002049000002000000000000000200000021200000060000000000000000000000000000004081d70c000bd90c'
  const pattern = decodeTaskRecurrence(fromHex(text))
  assert.equal(pattern.period, 2)
  assert.equal(pattern.firstDateTime, 18720)
  assert.equal(firstDateTimeOf(pattern), 18720)
  assert.equal(pattern.startDate, minutesOfMillis(Date.UTC(2010, 7, 23)))
  assert.deepEqual([...patternDates(pattern)].map((day) => day * 1440).at(-1), minutesOfMillis(Date.UTC(2010, 10, 1)))
  assert.equal(toHex(encodeTaskRecurrence(pattern)), text)
})

test('[MS-OXOCAL] 2.2.1.44.2: every exception comes back', () => {
  const u32 = fc.integer({ min: 0, max: 0xffffffff })
  const exception = fc.record(
    {
      start: u32,
      end: u32,
      original: u32,
      subject: fc.string({ unit: 'binary', maxLength: 40 }),
      location: fc.string({ maxLength: 40 }),
      meetingType: u32,
      reminderDelta: fc.integer({ min: -0x80000000, max: 0x7fffffff }),
      reminderSet: fc.boolean(),
      busyStatus: u32,
      hasAttachments: fc.boolean(),
      allDay: fc.boolean(),
      color: u32,
      hasBody: fc.constant(true),
    },
    { requiredKeys: ['start', 'end', 'original'], noNullPrototype: true },
  ) as fc.Arbitrary<Exception>
  const pattern = decodeAppointmentRecurrence(fromHex(changedMeeting)).pattern
  fc.assert(
    fc.property(fc.uniqueArray(exception, { maxLength: 5, selector: ({ original }) => original }), (exceptions) => {
      const blob = encodeAppointmentRecurrence({ pattern, startOffset: 1, endOffset: 2, exceptions })
      const sorted = exceptions.toSorted((a, b) => a.original - b.original)
      assert.deepEqual(decodeAppointmentRecurrence(blob).exceptions, sorted)
    }),
  )
})

test('patterns of every type come back', () => {
  const u32 = fc.integer({ min: 0, max: 0xffffffff })
  for (const patternType of Object.values(PatternType)) {
    const nth = patternType === PatternType.monthNth || patternType === PatternType.hijriMonthNth
    const week = nth || patternType === PatternType.week
    const day = patternType !== PatternType.day && !week
    fc.assert(
      fc.property(u32, u32, fc.array(u32, { maxLength: 4 }), (a, b, dates) => {
        const value = {
          readerVersion: 0x3004,
          writerVersion: 0x3004,
          frequency: 0x200c,
          patternType,
          calendarType: a & 0xffff,
          firstDateTime: a,
          period: b,
          sliding: 0,
          weekdays: week ? a : undefined,
          dayOfMonth: day ? b : undefined,
          nth: nth ? b : undefined,
          endType: 0x2021,
          count: a,
          firstWeekday: 1,
          deletedDates: dates,
          modifiedDates: dates,
          startDate: a,
          endDate: b,
        }
        assert.deepEqual(decode(recurrencePattern, encode(recurrencePattern, value)), value)
      }),
      { numRuns: 20 },
    )
  }
})

test('a count that the bytes do not hold is refused', () => {
  const bytes = fromHex(changedMeeting)
  bytes.set([0xff, 0xff, 0xff, 0x7f], 38)
  assert.throws(() => decodeAppointmentRecurrence(bytes), LayoutError)
})

test('[MS-ASEMAIL] 4.3: the UID of a GlobalObjectId has no date', () => {
  const id = Uint8Array.fromBase64('BAAAAIIA4AB0xbcQGoLgCAfUCRDgQMnBJoXEAQAAAAAAAAAAEAAAAAvw7UtuTulOnjnjhns3jvM=')
  const uid =
    '040000008200E00074C5B7101A82E00800000000E040C9C12685C4010000000000000000100000000BF0ED4B6E4EE94E9E39E3867B378EF3'
  assert.equal(findUid(id), uid)
  assert.deepEqual(globalObjectIdOf(uid), cleanGlobalObjectId(id))
  assert.deepEqual(globalObjectIdOf(uid, minutesOfMillis(Date.UTC(2004, 8, 16))), id)
})

test('[MS-OXCICAL] 2.1.3.1.1.20.26: any UID comes back', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 100 }), (text) => {
      const uid = text.replaceAll('\0', 'x')
      assert.equal(findUid(globalObjectIdOf(uid)), uid)
      assert.equal(findUid(globalObjectIdOf(uid, 1_000_000)), uid)
    }),
  )
  assert.equal(findUid(new Uint8Array(3)), undefined)
})
