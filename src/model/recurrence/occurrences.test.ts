/** Occurrences with their exceptions, windows and ends. The rules themselves: table.test.ts */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findRule, millisOfDay, minutesOfMillis, type Rule } from '#codec/ical/index.ts'
import { encodeDefinition, findIanaZone, toInstant, type Zone } from '#codec/time-zone/index.ts'
import { Bag, fileTime } from '#model'
import {
  type AppointmentRecurrence,
  encodeAppointmentRecurrence,
  EndType,
  findOccurrence,
  findSeries,
  lastEndMillis,
  makePattern,
  type Occurrence,
  occurrences,
  patternDates,
  PatternType,
  recurrenceOfRules,
  RecurFrequency,
  type RecurrencePattern,
  type Series,
  withCount,
} from './index.ts'

const zone = (id: string) => findIanaZone(id) as Zone
const localOf = (text: string) =>
  Date.parse(text.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/, '$1-$2-$3T$4:$5:$6Z'))

function take(series: Series, count: number): Occurrence[] {
  return occurrences(series).take(count).toArray()
}

const monthly = (dayOfMonth: number, period = 1): RecurrencePattern =>
  makePattern(
    { frequency: RecurFrequency.monthly, patternType: PatternType.month, period, dayOfMonth },
    { start: Date.UTC(2024, 0, dayOfMonth) },
  )

test('[MS-OXOCAL] 2.2.1.44.1: the 31st falls on the last day of a shorter month', () => {
  const dates = (pattern: RecurrencePattern) =>
    [...patternDates(pattern).take(5)].map((day) => new Date(millisOfDay(day)).toISOString().slice(5, 10))
  assert.deepEqual(dates(monthly(31)), ['01-31', '02-29', '03-31', '04-30', '05-31'])
  assert.deepEqual(dates(monthly(30)), ['01-30', '02-29', '03-30', '04-30', '05-30'])
  assert.deepEqual(dates(monthly(29, 12)), ['01-29', '01-29', '01-29', '01-29', '01-29'])
})

test('[MS-OXOCAL] 2.2.1.44.1: months of the Hijri calendar', () => {
  const pattern = makePattern(
    { frequency: RecurFrequency.monthly, patternType: PatternType.hijriMonth, period: 12, dayOfMonth: 1 },
    { start: Date.UTC(2024, 6, 8) },
  )
  const years = [...patternDates({ ...pattern, calendarType: 6 }).take(4)].map((day) => {
    const date = Temporal.PlainDate.from(new Date(millisOfDay(day)).toISOString().slice(0, 10)).withCalendar(
      'islamic-tbla',
    )
    return [date.month, date.day]
  })
  assert.ok(
    years.every(([month, day]) => month === years[0]?.[0] && day === 1),
    JSON.stringify(years),
  )
})

test('[MS-XWDCAL] 2.2.2: a rule that is kept beside its pattern counts until a client changes the pattern', () => {
  const berlin = zone('Europe/Berlin')
  const text = 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'
  const rule = findRule(text) as Rule
  const start = Date.UTC(2024, 1, 29, 10)
  const made = recurrenceOfRules({ rules: [rule], start, extraStarts: [], deletedStarts: [] }, berlin, 60)
  assert.ok(made && !made.exact)
  const properties = (recurrence: AppointmentRecurrence) =>
    Bag.of(
      {},
      {
        AppointmentRecur: encodeAppointmentRecurrence(recurrence),
        AppointmentTimeZoneDefinitionRecur: encodeDefinition(berlin, 2024),
        AppointmentStartWhole: fileTime.from(toInstant(berlin, start)),
        ICalendarRecurrenceRule: [text],
      },
    )
  const far = { fromMillis: Date.UTC(2200, 0, 1) }
  const kept = findSeries(properties(made.recurrence)) as Series
  assert.equal(
    new Date(occurrences(kept, far).next().value?.startMillis as number).toISOString(),
    '2204-02-29T09:00:00.000Z',
  )
  const { pattern } = made.recurrence
  const deleted = { ...pattern, deletedDates: [...pattern.deletedDates, minutesOfMillis(Date.UTC(2028, 1, 29))] }
  const less = findSeries(properties({ ...made.recurrence, pattern: deleted })) as Series
  assert.deepEqual(
    take(less, 2).map(({ startMillis }) => new Date(startMillis).getUTCFullYear()),
    [2024, 2032],
  )
  const changed = findSeries(properties({ ...made.recurrence, pattern: { ...pattern, dayOfMonth: 10 } })) as Series
  assert.equal([...occurrences(changed, far)].length, 0)
})

function meeting(): Series {
  const pattern = withCount(
    makePattern(
      { frequency: RecurFrequency.daily, patternType: PatternType.day, period: 1440 },
      { start: Date.UTC(2024, 2, 29) },
    ),
    5,
  )
  const day = (number: number) => minutesOfMillis(Date.UTC(2024, 2, number))
  return {
    zone: zone('Europe/Berlin'),
    recurrence: {
      pattern: { ...pattern, deletedDates: [day(30), day(31)] },
      startOffset: 600,
      endOffset: 660,
      exceptions: [{ original: day(31) + 600, start: day(29) + 480, end: day(29) + 540, subject: 'Earlier' }],
    },
  }
}

test('[MS-OXOCAL] 2.2.1.44.2: what is deleted is gone, what was moved stands where it was moved to', () => {
  const found = [...occurrences(meeting())]
  assert.deepEqual(
    found.map(({ startMillis, exception }) => [new Date(startMillis).toISOString(), exception?.subject]),
    [
      ['2024-03-29T07:00:00.000Z', 'Earlier'],
      ['2024-03-29T09:00:00.000Z', undefined],
      // Summer time began on the 31st.
      ['2024-04-01T08:00:00.000Z', undefined],
      ['2024-04-02T08:00:00.000Z', undefined],
    ],
  )
  assert.equal(findOccurrence(meeting(), minutesOfMillis(Date.UTC(2024, 2, 31, 10)))?.exception?.subject, 'Earlier')
  assert.equal(findOccurrence(meeting(), minutesOfMillis(Date.UTC(2024, 2, 30, 10))), undefined)
  assert.equal(lastEndMillis(meeting()), Date.UTC(2024, 3, 2, 9))
})

test('a window holds what overlaps it, and is entered anywhere', () => {
  const endless = {
    ...meeting(),
    recurrence: {
      ...meeting().recurrence,
      pattern: { ...meeting().recurrence.pattern, endType: EndType.never, endDate: 0 },
    },
  }
  const window = { fromMillis: Date.UTC(2150, 0, 1), toMillis: Date.UTC(2150, 0, 4) }
  assert.equal([...occurrences(endless, window)].length, 3)
  // From within the one to within the other.
  const tight = { fromMillis: Date.UTC(2150, 0, 1, 9, 30), toMillis: Date.UTC(2150, 0, 2, 9, 30) }
  assert.equal([...occurrences(endless, tight)].length, 2)
  assert.equal(lastEndMillis(endless, 100), undefined)
})

test('an occurrence in the hour that the clock skips is after it, in the hour that it has twice it is the first', () => {
  for (const [month, day, expected] of [
    [2, 31, '2024-03-31T01:30:00.000Z'],
    [9, 27, '2024-10-27T00:30:00.000Z'],
  ] as const) {
    assert.equal(new Date(toInstant(zone('Europe/Berlin'), Date.UTC(2024, month, day, 2, 30))).toISOString(), expected)
  }
})

test('series outside of the years that can be written are none, and nothing loops', () => {
  for (const start of ['50240923T100000', '15990101T100000', '44991231T100000']) {
    for (const text of [
      'FREQ=WEEKLY;BYDAY=MO;INTERVAL=2;UNTIL=20241007T080000Z',
      'FREQ=MONTHLY;BYMONTHDAY=1,15',
      'FREQ=DAILY',
    ]) {
      const set = { rules: [findRule(text) as Rule], start: localOf(start), extraStarts: [], deletedStarts: [] }
      const made = recurrenceOfRules(set, zone('Europe/Berlin'), 60)
      if (made) assert.ok(encodeAppointmentRecurrence(made.recurrence).length > 0)
    }
  }
  const far = {
    rules: [],
    start: localOf('20240101T100000'),
    extraStarts: [localOf('50240923T100000')],
    deletedStarts: [],
  }
  assert.equal(recurrenceOfRules(far, zone('Europe/Berlin'), 60), undefined)
})
