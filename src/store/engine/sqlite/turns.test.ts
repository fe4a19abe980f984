import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shareTurns, Turn } from './turns.ts'

shareTurns()

test('who comes second is woken when the first is done', async () => {
  const first = new Turn('/a')
  const second = new Turn('/a')
  await first.take()
  const order: string[] = []
  const waiting = second.take().then(() => order.push('second'))
  await new Promise((resolve) => setImmediate(resolve))
  order.push('first is done')
  first.give()
  await waiting
  assert.deepEqual(order, ['first is done', 'second'])
  second.give()
})

test('a turn that nobody gives back holds up nobody for long', async () => {
  const lost = new Turn('/b')
  const next = new Turn('/b')
  await lost.take()
  await next.take()
  next.give()
  const after = new Turn('/b')
  const begun = performance.now()
  await after.take()
  assert.ok(performance.now() - begun < 50)
  after.give()
})

test('giving back what was not taken frees nobody else', async () => {
  const one = new Turn('/c')
  const other = new Turn('/c')
  await one.take()
  other.give()
  let came = false
  const third = new Turn('/c')
  const waiting = third.take().then(() => (came = true))
  await new Promise((resolve) => setImmediate(resolve))
  assert.equal(came, false)
  one.give()
  await waiting
  third.give()
})
