import assert from 'node:assert/strict'
import { test } from 'node:test'
import { append, rangesOf, sequenceOf, share, uidRanges, within, without } from './uid-set.ts'

const uids = Uint32Array.of(3, 4, 7, 9, 10)

test('sequence numbers are places', () => {
  assert.deepEqual(
    [2, 3, 7, 8, 10, 11].map((uid) => sequenceOf(uids, uid)),
    [0, 1, 3, 0, 5, 0],
  )
})

test('added and taken away without changing what others hold', () => {
  assert.deepEqual([...append(uids, [12])], [3, 4, 7, 9, 10, 12])
  assert.deepEqual([...without(uids, new Set([4, 10]))], [3, 7, 9])
  assert.deepEqual([...uids], [3, 4, 7, 9, 10])
})

test('between sequence numbers and UIDs', () => {
  assert.deepEqual(
    uidRanges(uids, [
      [1, 2],
      [4, 9],
    ]),
    [
      [3, 4],
      [9, 10],
    ],
  )
  assert.deepEqual(
    [
      ...within(uids, [
        [1, 3],
        [5, 9],
      ]),
    ],
    [3, 7, 9],
  )
  assert.deepEqual(rangesOf(Uint32Array.of(3, 4, 9), uids), [
    [3, 4],
    [9, 9],
  ])
})

test('the same state is one array', () => {
  const first = share('m/10/5', Uint32Array.of(1, 2))
  assert.equal(share('m/10/5', Uint32Array.of(1, 2)), first)
  assert.notEqual(share('m/10/5', Uint32Array.of(1, 3)), first)
})
