import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LayoutError } from '#codec/binary/index.ts'
import { Cursor } from './cursor.ts'
import { contains, formatSet, normalize, ranges, sequenceSet } from './sequence-set.ts'

const star = Number.POSITIVE_INFINITY

test('sequence-set, RFC 9051 9', () => {
  for (const [source, expected] of [
    ['1', [[1, 1]]],
    [
      '2,4:7,9,12:*',
      [
        [2, 2],
        [4, 7],
        [9, 9],
        [12, star],
      ],
    ],
    ['*:4', [[4, star]]],
    ['7:4', [[4, 7]]],
    ['*', [[star, star]]],
    ['$', 'saved'],
  ] as const) {
    assert.deepEqual(sequenceSet(Cursor.of(source)), expected)
  }
  for (const source of ['0', '1:', ':1', ',1', 'a', '4294967296']) {
    assert.throws(() => sequenceSet(Cursor.of(source)), LayoutError, source)
  }
  assert.throws(() => ranges(Cursor.of('1:*'), { star: false }), LayoutError)
})

test('RFC 9051 4.1.1: a range with * holds the last number, also when it begins behind it', () => {
  assert.deepEqual(normalize([[12, star]], 5), [[5, 12]])
  assert.deepEqual(normalize([[3, star]], 5), [[3, 5]])
})

test('normalize sorts and joins', () => {
  assert.deepEqual(
    normalize(
      [
        [5, 7],
        [1, 2],
        [3, 3],
        [6, 9],
      ],
      20,
    ),
    [
      [1, 3],
      [5, 9],
    ],
  )
})

test('contains and formatSet', () => {
  const set = normalize(
    [
      [1, 3],
      [7, 7],
      [9, 20],
    ],
    20,
  )
  assert.deepEqual(
    [0, 1, 3, 4, 7, 8, 9, 20, 21].map((number) => contains(set, number)),
    [false, true, true, false, true, false, true, true, false],
  )
  assert.equal(formatSet([1, 2, 3, 7, 9, 10]), '1:3,7,9:10')
  assert.equal(formatSet([7, 3, 4]), '7,3:4')
  assert.equal(formatSet([]), '')
})
