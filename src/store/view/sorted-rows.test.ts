import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { breathing } from './breath.ts'
import { merge, mergeAll, type NewRow, SortedRows } from './sorted-rows.ts'

const row = (id: number): NewRow => ({
  id,
  uid: id * 2,
  unread: id % 3 === 0,
  instance: id % 5,
  key: String(id).padStart(6, '0'),
  prefixes: [3],
  aggregate: String(id),
})
const sorted = (ids: number[]) => SortedRows.from(ids.map(row), 1, true)
const told = (rows: SortedRows) =>
  Array.from({ length: rows.length }, (_, at) => ({
    id: rows.ids[at],
    uid: rows.uids[at],
    unread: rows.unread[at] === 1,
    instance: rows.instances[at],
    key: rows.keys[at],
    prefixes: rows.prefixes.map((level) => level[at]),
    aggregate: rows.aggregates?.[at],
  }))
const distinct = fc.uniqueArray(fc.nat(5000), { maxLength: 200 })

test('merging sorted rows gives all of them in order', async () => {
  await fc.assert(
    fc.asyncProperty(distinct, fc.nat(200), async (ids, cut) => {
      const merged = await merge(sorted(ids.slice(0, cut)), sorted(ids.slice(cut)), breathing())
      assert.deepEqual(told(merged), ids.toSorted((a, b) => a - b).map(row))
    }),
  )
})

test('merging many runs gives all of them in order', async () => {
  await fc.assert(
    fc.asyncProperty(distinct, fc.integer({ min: 1, max: 20 }), async (ids, size) => {
      const runs: SortedRows[] = []
      for (let at = 0; at < ids.length; at += size) runs.push(sorted(ids.slice(at, at + size)))
      const merged = await mergeAll(runs, 1, true, breathing())
      assert.deepEqual(told(merged), ids.toSorted((a, b) => a - b).map(row))
    }),
  )
})

test('rows that are taken out are gone, the others stay', () => {
  fc.assert(
    fc.property(distinct, fc.nat(200), (ids, cut) => {
      const rest = sorted(ids).without(new Set(ids.slice(cut)))
      assert.deepEqual(
        told(rest),
        ids
          .slice(0, cut)
          .toSorted((a, b) => a - b)
          .map(row),
      )
    }),
  )
})

test('a key is found where it stands or would stand', () => {
  const rows = sorted([10, 20, 30])
  for (const [id, place] of [
    [5, 0],
    [10, 0],
    [11, 1],
    [30, 2],
    [31, 3],
  ] as const)
    assert.equal(rows.lowerBound(row(id).key), place)
})
