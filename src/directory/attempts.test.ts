import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountLimit, failed, remoteOf, waitSeconds, type Counter } from './attempts.ts'

const second = 1000
const hour = 3600 * second

function failures(count: number, at: number): Counter {
  let counter: Counter | undefined
  for (let n = 0; n < count; n++) counter = failed(counter, at)
  return counter as Counter
}

test('a few failures cost nothing, then the wait doubles, and it has an end', () => {
  assert.equal(waitSeconds(undefined, accountLimit, 0), 0)
  assert.equal(waitSeconds(failures(4, 0), accountLimit, 0), 0)
  assert.equal(waitSeconds(failures(5, 0), accountLimit, 0), 2)
  assert.equal(waitSeconds(failures(6, 0), accountLimit, 0), 4)
  assert.equal(waitSeconds(failures(6, 0), accountLimit, 3 * second), 1)
  assert.equal(waitSeconds(failures(6, 0), accountLimit, 4 * second), 0)
  assert.equal(waitSeconds(failures(500, 0), accountLimit, 0), 900)
  assert.equal(waitSeconds(failures(500, 0), accountLimit, 900 * second), 0)
})

test('an hour halves what was', () => {
  assert.equal(failed(failures(8, 0), hour).count, 5)
  assert.equal(failed(failures(8, 0), 100 * hour).count, 1)
  assert.equal(failed(failures(8, 5 * hour), 0).count, 9, 'a clock that was put back')
})

test('attempts that run count as failed', () => {
  assert.equal(waitSeconds(undefined, accountLimit, 0, 4), 0)
  assert.equal(waitSeconds(undefined, accountLimit, 0, 5), 2)
  assert.equal(waitSeconds(failures(5, 0), accountLimit, 3 * second, 5), 61)
})

for (const [given, wanted] of [
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:0001::1', '2001:db8:1:0::/64'],
  ['::1', '::1'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['not an address', 'not an address'],
] as const) {
  test(`remote ${given}`, () => assert.equal(remoteOf(given), wanted))
}
