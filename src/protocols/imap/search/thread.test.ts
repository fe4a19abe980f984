import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatThreads, threadByReferences, threadBySubject, type ThreadMessage } from './thread.ts'

function mail(number: number, fields: Partial<ThreadMessage> = {}): ThreadMessage {
  return { number, sent: number, subject: '', base: '', messageId: `m${number}`, references: [], ...fields }
}

test('REFERENCES: chains, forks and parents that are not here, RFC 5256 4', () => {
  for (const [messages, expected] of [
    [[mail(1), mail(2, { references: ['m1'] }), mail(3, { references: ['m1', 'm2'] })], '(1 2 3)'],
    [[mail(1), mail(2, { references: ['m1'] }), mail(3, { references: ['m1'] })], '(1 (2)(3))'],
    [[mail(2, { references: ['gone'] }), mail(3, { references: ['gone'] })], '((2)(3))'],
    [[mail(2, { references: ['gone'] })], '(2)'],
    [[mail(1, { references: ['m2'] }), mail(2, { references: ['m1'] })], '(2 1)'],
    [[mail(1, { references: ['m1'] })], '(1)'],
    [[mail(1), mail(2, { messageId: 'm1' })], '(1)(2)'],
    [[], ''],
  ] as const) {
    assert.equal(formatThreads(threadByReferences(messages)), expected)
  }
})

test('REFERENCES step 5: roots of one subject belong together', () => {
  const first = mail(1, { subject: 'lunch', base: 'lunch' })
  const reply = mail(2, { subject: 'Re: lunch', base: 'lunch' })
  const another = mail(3, { subject: 'lunch', base: 'lunch' })
  assert.equal(formatThreads(threadByReferences([first, reply])), '(1 2)')
  assert.equal(formatThreads(threadByReferences([first, another])), '((1)(3))')
})

test('ORDEREDSUBJECT: the first of a subject is the parent of the others', () => {
  const messages = [
    mail(1, { base: 'a', sent: 5 }),
    mail(2, { base: 'b', sent: 2 }),
    mail(3, { base: 'a', sent: 1 }),
    mail(4, { base: 'a', sent: 9 }),
  ]
  assert.equal(formatThreads(threadBySubject(messages)), '(3 (1)(4))(2)')
})

test('a chain of 50,000 messages and a fan of as many take no time and no stack', () => {
  const chain = Array.from({ length: 50_000 }, (_, i) => mail(i + 1, i === 0 ? {} : { references: [`m${i}`] }))
  assert.ok(formatThreads(threadByReferences(chain)).startsWith('(1 2 3 '))
  const fan = Array.from({ length: 50_000 }, (_, i) => mail(i + 1, i === 0 ? {} : { references: ['m1'] }))
  assert.ok(formatThreads(threadByReferences(fan)).startsWith('(1 (2)(3)'))
  const backwards = chain.toReversed()
  assert.ok(formatThreads(threadByReferences(backwards)).startsWith('(1 2 3 '))
})
