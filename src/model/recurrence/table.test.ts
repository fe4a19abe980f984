/**
 * The table of recurrence: 200 rules × 5 zones × the two changes of the clock of a year there.
 *
 * Each cell is a series that begins shortly before a change, at a time that the change skips or has twice, and that runs
 * over it. It goes through Outlook's blob. Two witnesses say when it occurs: rrule-temporal, and days counted here one by one
 * with Temporal, which knows nothing of how rules are read or expanded. Temporal says what the clock makes of each.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RRuleTemporal } from 'rrule-temporal'
import { findRule, millisOfDay, type Rule } from '#codec/ical/index.ts'
import { findIanaZone, type Zone } from '#codec/time-zone/index.ts'
import {
  decodeAppointmentRecurrence,
  encodeAppointmentRecurrence,
  findRuleOfPattern,
  occurrences,
  patternDates,
  recurrenceOfRules,
} from './index.ts'

/** Changes of an hour in both halves of the year, of half an hour, at midnight, and in a zone 45 minutes off the hour. */
const places = [
  { id: 'Europe/Berlin', year: 2024 },
  { id: 'America/New_York', year: 2024 },
  { id: 'Australia/Lord_Howe', year: 2024 },
  { id: 'America/Sao_Paulo', year: 2018 },
  { id: 'Pacific/Chatham', year: 2025 },
]

const weekdays = 'MO,TU,WE,TH,FR'
const shapes = [
  ...[1, 2, 3, 4, 5, 6, 7, 10, 14, 30, 100].map((n) => `FREQ=DAILY;INTERVAL=${n}`),
  ...[weekdays, 'SA,SU', 'MO', 'TU,TH'].map((days) => `FREQ=DAILY;BYDAY=${days}`),
  'FREQ=DAILY;BYMONTH=3,4,10,11',
  'FREQ=DAILY;BYMONTHDAY=1,10,20,30',
  ...[1, 2, 3, 4, 6, 8].map((n) => `FREQ=WEEKLY;INTERVAL=${n}`),
  ...[1, 2, 3, 5].flatMap((n) =>
    ['MO', 'TU,TH', 'MO,WE,FR', 'SA,SU', weekdays, 'SU', 'SU,MO,TU,WE,TH,FR,SA'].map(
      (days) => `FREQ=WEEKLY;INTERVAL=${n};BYDAY=${days}`,
    ),
  ),
  ...['SU', 'SA', 'WE'].flatMap((first) =>
    ['SU,MO', 'TU,SA', 'WE'].map((days) => `FREQ=WEEKLY;INTERVAL=2;BYDAY=${days};WKST=${first}`),
  ),
  'FREQ=WEEKLY;BYDAY=MO;BYMONTH=3,4,11',
  ...[1, 2, 3, 6].map((n) => `FREQ=MONTHLY;INTERVAL=${n}`),
  ...[1, 2, 3, 4, 6, 12].flatMap((n) =>
    [1, 10, 15, 28, -1].map((day) => `FREQ=MONTHLY;INTERVAL=${n};BYMONTHDAY=${day}`),
  ),
  ...[29, 30, 31, -2, -30].map((day) => `FREQ=MONTHLY;BYMONTHDAY=${day}`),
  ...['28,29', '28,29,30', '28,29,30,31'].map((days) => `FREQ=MONTHLY;BYMONTHDAY=${days};BYSETPOS=-1`),
  ...['1MO', '2TU', '3WE', '4TH', '-1FR', '-1SU', '5SU', '-2SA'].flatMap((day) =>
    [1, 2, 3, 12].map((n) => `FREQ=MONTHLY;INTERVAL=${n};BYDAY=${day}`),
  ),
  ...[1, 2, 3, 4, -1].flatMap((position) =>
    [weekdays, 'SA,SU', 'SU,MO,TU,WE,TH,FR,SA', 'MO,WE'].map(
      (days) => `FREQ=MONTHLY;BYDAY=${days};BYSETPOS=${position}`,
    ),
  ),
  'FREQ=MONTHLY;BYMONTHDAY=1,15',
  'FREQ=MONTHLY;BYDAY=1MO,3MO',
  'FREQ=MONTHLY;BYDAY=MO',
  'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
  'FREQ=MONTHLY;BYDAY=SA,SU;BYMONTHDAY=8,9,10,11,12,13,14',
  'FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=-1FR',
  ...[1, 2, 3, 4].map((n) => `FREQ=YEARLY;INTERVAL=${n}`),
  ...[1, 2].flatMap((n) =>
    ['1SU', '2SU', '4TH', '-1MO', '-1SU'].flatMap((day) =>
      [3, 11].map((month) => `FREQ=YEARLY;INTERVAL=${n};BYMONTH=${month};BYDAY=${day}`),
    ),
  ),
  'FREQ=YEARLY;BYMONTH=4,10;BYDAY=-1SU',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
  'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31',
  'FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5',
  'FREQ=YEARLY;BYMONTH=3,11',
  `FREQ=YEARLY;BYMONTH=3;BYDAY=${weekdays};BYSETPOS=-1`,
  `FREQ=YEARLY;BYMONTH=11;BYDAY=SA,SU;BYSETPOS=2`,
  'FREQ=YEARLY;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
  'FREQ=YEARLY;BYMONTH=3;BYDAY=SU',
  'FREQ=YEARLY;BYDAY=20MO',
  'FREQ=YEARLY;BYDAY=-1SU',
  'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO',
  'FREQ=YEARLY;BYWEEKNO=10,44;BYDAY=SU',
  'FREQ=YEARLY;BYYEARDAY=1,100,200',
  'FREQ=YEARLY;BYYEARDAY=-1',
]
const COUNT = 12

type Case = { start: Temporal.PlainDateTime; id: string }

/** For each change: a time of day that it skips or has twice, some days before it. */
function casesOf({ id, year }: (typeof places)[number]): Case[] {
  const cases: Case[] = []
  let at = Temporal.PlainDateTime.from({ year, month: 1, day: 1 }).toZonedDateTime(id)
  for (let i = 0; i < 2; i++) {
    const change = at.getTimeZoneTransition('next')
    assert.ok(change?.year === year, id)
    // The later of the two clocks at the change, less some minutes: within the gap, or within what is repeated.
    const before = change.subtract({ nanoseconds: 1 }).toPlainDateTime().add({ nanoseconds: 1 })
    const after = change.toPlainDateTime()
    const later = Temporal.PlainDateTime.compare(before, after) < 0 ? after : before
    cases.push({ id, start: later.subtract({ minutes: 15, days: 2 + i }) })
    at = change
  }
  return cases
}

test('200 rules in 5 zones over both changes of the clock, as Temporal and rrule-temporal have them', () => {
  assert.equal(new Set(shapes).size, 200)
  let cells = 0
  for (const { id, start } of places.flatMap(casesOf))
    for (const text of shapes) {
      const where = `${text} from ${start.toString()} in ${id}`
      const rule = findRule(text)
      assert.ok(rule, text)
      const expected = byCounting(text, start)
      assert.deepEqual(byRruleTemporal(text, start), expected.map(String), where)
      const set = { rules: [rule], start: millisOf(start), extraStarts: [], deletedStarts: [] }
      const zone = findIanaZone(id) as Zone
      const made = recurrenceOfRules(set, zone, 60)
      assert.ok(made, where)
      const recurrence = decodeAppointmentRecurrence(encodeAppointmentRecurrence(made.recurrence))
      // A pattern that only covers the rule ends after 30 years; the rule that is kept beside it does not.
      const count = made.exact ? COUNT : expected.filter((time) => time.year < start.year + 25).length
      const mine = occurrences({ recurrence, zone })
        .take(count)
        .map(({ startMillis }) => startMillis)
        .toArray()
      const theirs = expected.slice(0, count).map((time) => time.toZonedDateTime(id).epochMilliseconds)
      assert.deepEqual(mine.map(iso), theirs.map(iso), where)
      cells++
    }
  assert.equal(cells, 2000)
})

function iso(millis: number): string {
  return new Date(millis).toISOString()
}

/** Milliseconds of the local time, as if it were UTC. */
function millisOf(start: Temporal.PlainDateTime): number {
  return start.toZonedDateTime('UTC').epochMilliseconds
}

/**
 * RFC 5545 3.3.10 leaves out a time that the clock skips; Outlook, as other calendars, has it an hour later. So the rule is
 * followed without a zone.
 */
function byRruleTemporal(text: string, start: Temporal.PlainDateTime): string[] {
  const begin = start.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')
  const rule = new RRuleTemporal({ rruleString: `DTSTART:${begin}Z\nRRULE:${text}` })
  return rule.all((_, index) => index < COUNT).map((date) => date.toPlainDateTime().toString())
}

const dayNames = ['', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** Looks at every day of one day, week, month or year after the other, and asks of each whether the rule means it. */
function byCounting(text: string, start: Temporal.PlainDateTime): Temporal.PlainDateTime[] {
  const words = new Map(text.split(';').map((part) => part.split('=') as [string, string]))
  const interval = Number(words.get('INTERVAL') ?? 1)
  const unit = { DAILY: 'days', WEEKLY: 'weeks', MONTHLY: 'months', YEARLY: 'years' }[words.get('FREQ') as 'DAILY']
  const position = Number(words.get('BYSETPOS') ?? 0)
  const first = start.toPlainDate()
  const found: Temporal.PlainDate[] = []
  for (let index = 0; found.length < COUNT && index < 4000; index++) {
    const from = beginOf(first, unit, words.get('WKST') ?? 'MO').add({ [unit]: index * interval })
    const until = from.add({ [unit]: 1 })
    const days: Temporal.PlainDate[] = []
    for (let day = from; Temporal.PlainDate.compare(day, until) < 0; day = day.add({ days: 1 }))
      if (isMeant(day, words, first)) days.push(day)
    const chosen = position === 0 ? days : [days.at(position > 0 ? position - 1 : position)].filter((day) => !!day)
    found.push(...chosen.filter((day) => Temporal.PlainDate.compare(day, first) >= 0))
  }
  return found.slice(0, COUNT).map((day) => day.toPlainDateTime(start))
}

function beginOf(day: Temporal.PlainDate, unit: string, weekStart: string): Temporal.PlainDate {
  if (unit === 'weeks') return day.subtract({ days: (day.dayOfWeek - dayNames.indexOf(weekStart) + 7) % 7 })
  if (unit === 'months') return day.with({ day: 1 })
  return unit === 'years' ? day.with({ month: 1, day: 1 }) : day
}

function isMeant(day: Temporal.PlainDate, words: ReadonlyMap<string, string>, first: Temporal.PlainDate): boolean {
  const list = (name: string) => words.get(name)?.split(',')
  const has = (name: string, value: number, length: number) =>
    list(name)?.some((text) => Number(text) === value || Number(text) === value - length - 1) ?? true
  const byDay = list('BYDAY')
  const freq = words.get('FREQ')
  if (!has('BYMONTH', day.month, 1e9) || !has('BYMONTHDAY', day.day, day.daysInMonth)) return false
  if (!has('BYYEARDAY', day.dayOfYear, day.daysInYear) || !has('BYWEEKNO', day.weekOfYear as number, 1e9)) return false
  if (byDay && !byDay.some((text) => isNth(day, text, freq === 'YEARLY' && !words.has('BYMONTH')))) return false
  if (byDay || words.has('BYMONTHDAY') || words.has('BYYEARDAY')) return true
  // What the rule does not say, the start says.
  if (freq === 'WEEKLY' || words.has('BYWEEKNO')) return day.dayOfWeek === first.dayOfWeek
  if (freq === 'MONTHLY') return day.day === first.day
  if (freq === 'YEARLY') return day.day === first.day && (words.has('BYMONTH') || day.month === first.month)
  return true
}

/** "MO", "2MO", "-1MO" of its month, or of its year. */
function isNth(day: Temporal.PlainDate, text: string, ofYear: boolean): boolean {
  if (text.slice(-2) !== dayNames[day.dayOfWeek]) return false
  const nth = Number(text.slice(0, -2))
  const [at, length] = ofYear ? [day.dayOfYear, day.daysInYear] : [day.day, day.daysInMonth]
  if (nth === 0) return true
  return nth > 0 ? Math.ceil(at / 7) === nth : Math.ceil((length - at + 1) / 7) === -nth
}

test('[MS-OXCICAL] 2.1.3.2.2: a pattern that says all becomes a rule with the same dates', () => {
  const zone = findIanaZone('Europe/Berlin') as Zone
  let exact = 0
  for (const { start } of casesOf({ id: 'Europe/Berlin', year: 2024 }))
    for (const text of shapes)
      for (const end of ['', ';COUNT=7', ';UNTIL=20260601T000000Z']) {
        const rule = findRule(text + end) as Rule
        const set = { rules: [rule], start: millisOf(start), extraStarts: [], deletedStarts: [] }
        const made = recurrenceOfRules(set, zone, 60)
        if (!made?.exact) continue
        exact++
        const { pattern, startOffset } = made.recurrence
        const begin = millisOfDay(pattern.startDate / 1440) + startOffset * 60_000
        const back = findRuleOfPattern(pattern, { start: begin, zone, allDay: false })
        assert.ok(back, text)
        const again = recurrenceOfRules({ ...set, rules: [back], start: begin }, zone, 60)
        assert.ok(again?.exact)
        assert.deepEqual(
          [...patternDates(again.recurrence.pattern).take(COUNT)],
          [...patternDates(pattern).take(COUNT)],
          text + end,
        )
      }
  assert.ok(exact > 800, `only ${exact}`)
})
