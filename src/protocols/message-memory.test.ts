import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MessageMemory } from './message-memory.ts'

function memoryOf(maxBytes: number) {
  const clock = { now: 0 }
  const lost: string[] = []
  const memory = new MessageMemory(maxBytes, { patienceMs: 60_000, now: () => clock.now })
  return { clock, lost, hold: (name: string) => memory.hold(() => lost.push(name)) }
}

test('messages share the memory and get it back', () => {
  const { lost, hold } = memoryOf(10)
  const first = hold('first')
  const second = hold('second')
  assert.equal(first.reserve(6), true)
  assert.equal(second.reserve(6), false)
  assert.deepEqual(lost, ['second'])
  first.release()
  assert.equal(hold('third').reserve(10), true)
})

test('a message alone always fits', () => {
  const { hold } = memoryOf(10)
  const large = hold('large')
  assert.equal(large.reserve(1000), true)
  assert.equal(hold('other').reserve(1), false)
})

test('what has been coming for too long makes room, the oldest first', () => {
  const { clock, lost, hold } = memoryOf(10)
  const slow = hold('slow')
  slow.reserve(5)
  clock.now = 1
  const other = hold('other')
  other.reserve(5)
  clock.now = 60_000
  const fresh = hold('fresh')
  assert.equal(fresh.reserve(3), true)
  assert.deepEqual(lost, ['slow'])
  assert.equal(slow.reserve(1), false)
  assert.equal(other.reserve(2), true)
})

test('what is here as a whole keeps its memory', () => {
  const { clock, lost, hold } = memoryOf(10)
  const whole = hold('whole')
  whole.reserve(10)
  whole.settle()
  clock.now = 3_600_000
  assert.equal(hold('fresh').reserve(1), false)
  assert.deepEqual(lost, ['fresh'])
})
