import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SortedCache } from './sorted-cache.ts'
import { SortedRows } from './sorted-rows.ts'

const sorted = (count: number) => ({
  rows: new SortedRows(count, 0, false),
  stamp: { seq: 1, count, readState: 0 },
})

test('what was not asked for longest goes when there are too many rows', () => {
  const cache = new SortedCache(10)
  cache.keep('a', sorted(4))
  cache.keep('b', sorted(4))
  assert.ok(cache.find('a'))
  cache.keep('c', sorted(4))
  assert.equal(cache.find('b'), undefined)
  assert.ok(cache.find('a'))
  assert.ok(cache.find('c'))
})

test('what is kept anew counts once, and what is too large is not kept', () => {
  const cache = new SortedCache(10)
  for (let time = 0; time < 10; time++) cache.keep('a', sorted(5))
  cache.keep('b', sorted(5))
  assert.ok(cache.find('a'))
  cache.keep('b', sorted(11))
  assert.equal(cache.find('b'), undefined)
  assert.ok(cache.find('a'))
})
