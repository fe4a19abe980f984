import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cover, InvalidMessageSet, resolve } from './message-set.ts'
import type { Selected } from './selected.ts'

const selected = (uids: number[], saved: number[] = []) =>
  ({ uids: Uint32Array.from(uids), saved: Uint32Array.from(saved), last: uids.at(-1) ?? 0 }) as unknown as Selected
const star = Number.POSITIVE_INFINITY

test('sequence numbers and UIDs as ranges of UIDs, RFC 9051 4.1.1', () => {
  const five = selected([3, 4, 7, 9, 10], [4, 7])
  for (const [set, byUid, expected] of [
    [[[1, 2]], false, [[3, 4]]],
    [[[2, star]], false, [[4, 10]]],
    [[[star, star]], false, [[10, 10]]],
    [[[1, 5]], true, [[1, 5]]],
    [[[99, star]], true, [[10, 99]]],
    ['saved', false, [[4, 7]]],
  ] as const) {
    assert.deepEqual(resolve(five, { set, byUid }), expected)
  }
})

test('numbers beyond the last message are a mistake, but for `1:*` of an empty mailbox', () => {
  assert.throws(() => resolve(selected([3]), { set: [[1, 2]], byUid: false }), InvalidMessageSet)
  assert.throws(() => resolve(selected([]), { set: [[1, 1]], byUid: false }), InvalidMessageSet)
  assert.deepEqual(resolve(selected([]), { set: [[1, star]], byUid: false }), [])
})

test('many single messages are asked for together when little lies between them', () => {
  const uids = Uint32Array.from({ length: 1000 }, (_, i) => i + 1)
  const scattered = Array.from({ length: 100 }, (_, i): [number, number] => [i * 10 + 1, i * 10 + 1])
  assert.deepEqual(cover(scattered, uids), [[1, 991]])
  assert.deepEqual(
    cover(
      [
        [1, 5],
        [500, 501],
      ],
      uids,
    ),
    [
      [1, 5],
      [500, 501],
    ],
  )
  assert.deepEqual(cover([], uids), [])
})
