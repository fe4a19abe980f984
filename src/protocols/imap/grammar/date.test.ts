import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LayoutError } from '#codec/binary/index.ts'
import { Cursor } from './cursor.ts'
import { dateTime, dayOf, formatDateTime } from './date.ts'

test('date-time, RFC 9051 9', () => {
  for (const [source, iso] of [
    ['"17-Jul-1996 02:44:25 -0700"', '1996-07-17T09:44:25.000Z'],
    ['" 7-Feb-1994 21:52:25 +0530"', '1994-02-07T16:22:25.000Z'],
    ['"07-Feb-1994 21:52:25 +0000"', '1994-02-07T21:52:25.000Z'],
  ] as const) {
    assert.equal(dateTime(Cursor.of(source)).toISOString(), iso)
  }
  for (const source of [
    '17-Jul-1996',
    '"17-Jul-96 02:44:25 -0700"',
    '"17-Jul-1996 25:00:00 +0000"',
    '"0-Jul-1996 02:44:25 -0700"',
  ]) {
    assert.throws(() => dateTime(Cursor.of(source)), LayoutError, source)
  }
})

test('INTERNALDATE is written in UTC with a day of two characters', () => {
  assert.equal(formatDateTime(new Date('1994-02-07T16:22:25Z')), '" 7-Feb-1994 16:22:25 +0000"')
  assert.equal(formatDateTime(new Date('2026-11-20T00:00:00Z')), '"20-Nov-2026 00:00:00 +0000"')
})

test('the day of an instant is that of the zone it was written in', () => {
  const instant = Date.parse('2026-11-20T23:30:00Z')
  assert.equal(dayOf(instant, 60) - dayOf(instant), 1)
})
