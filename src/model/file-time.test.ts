import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fileTime, neverFileTime, noDateFileTime } from './file-time.ts'

for (const [date, time] of [
  ['1601-01-01T00:00:00.000Z', 0n],
  ['1970-01-01T00:00:00.000Z', 116_444_736_000_000_000n],
  // The creation time in MFCMAPI's GLOBALOBJECTID-1.
  ['2010-04-26T11:23:55.567Z', 0x01cae532f509dbf0n],
  ['4501-01-01T00:00:00.000Z', noDateFileTime],
] as const) {
  test(`${date} is ${time}`, () => {
    assert.equal(fileTime.toDate(time).toISOString(), date)
    const back = fileTime.from(new Date(date))
    assert.equal(back / 10_000n, time / 10_000n)
  })
}

test('every time of a Date comes back; what no Date can hold is its end', () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true }), (date) => {
      assert.equal(fileTime.toDate(fileTime.from(date)).getTime(), date.getTime())
    }),
  )
  assert.equal(fileTime.toDate(neverFileTime).getUTCFullYear(), 30828)
  assert.equal(fileTime.toMilliseconds(2n ** 64n - 1n), 1833029933770955)
  assert.equal(fileTime.toMilliseconds(-1n), -11644473600001)
  assert.throws(() => fileTime.from(Number.NaN), RangeError)
})

test('fractions of milliseconds are kept', () => {
  assert.equal(fileTime.from(0.5) - fileTime.from(0), 5000n)
  assert.equal(fileTime.toMinutes(fileTime.fromMinutes(0x5ae980e0)), 0x5ae980e0)
  assert.equal(fileTime.fromMinutes(0x5ae980e0), noDateFileTime)
})
