import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileTime } from '../file-time.ts'
import { makePattern, nextTask, PatternType, type RecurrencePattern, RecurFrequency, withCount } from './index.ts'

const day = (text: string) => fileTime.from(Date.parse(`${text}T00:00:00Z`))
const weekly = makePattern(
  { frequency: RecurFrequency.weekly, patternType: PatternType.week, period: 1, weekdays: 0b10 },
  { start: Date.UTC(2024, 0, 1) },
)
const daily = makePattern(
  { frequency: RecurFrequency.daily, patternType: PatternType.day, period: 3 * 1440 },
  { start: Date.UTC(2024, 0, 1) },
)

for (const [name, pattern, due, completed, next] of [
  ['the next Monday, however late it was done', weekly, '2024-01-01', '2024-01-20', '2024-01-08'],
  ['three days after it was done', { ...daily, sliding: 1 }, '2024-01-01', '2024-01-20', '2024-01-23'],
  [
    'what was deleted is passed over',
    { ...weekly, deletedDates: [Number(day('2024-01-08') / 600_000_000n)] },
    '2024-01-01',
    '2024-01-01',
    '2024-01-15',
  ],
  ['the last has no next', withCount(weekly, 2), '2024-01-08', '2024-01-08', undefined],
  [
    'the last counted from completion has no next',
    { ...withCount(daily, 1), sliding: 1 },
    '2024-01-01',
    '2024-01-02',
    undefined,
  ],
] as [string, RecurrencePattern, string, string, string | undefined][]) {
  test(`[MS-OXOTASK] 3.1.4.6: ${name}`, () => {
    const found = nextTask(pattern, { dueDate: day(due), completed: day(completed) })
    assert.equal(found?.dueDate, next === undefined ? undefined : day(next))
  })
}
