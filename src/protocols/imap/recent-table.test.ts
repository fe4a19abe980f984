import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RecentTable } from './recent-table.ts'

test('of two tables over one memory the first that takes is told of it', () => {
  const memory = RecentTable.memory()
  const [one, other] = [new RecentTable(memory), new RecentTable(memory)]
  assert.equal(one.from('a'), 1)
  assert.equal(one.take('a', 5), 1)
  assert.equal(other.take('a', 5), 5)
  assert.equal(other.take('a', 3), 5)
  assert.equal(other.take('a', 0xffff_ffff), 5)
  assert.equal(one.from('a'), 0xffff_ffff)
  assert.equal(one.from('b'), 1)
})

test('folders that share a place drive each other out, and never take what the other has', () => {
  const table = new RecentTable()
  for (let folder = 0; folder < 200_000; folder++) assert.equal(table.take(`m/${folder}`, 9), 1)
})
