import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { bags } from './bags.ts'
import { statementsFor, stepsOf } from './engine/families.ts'
import { fullColumnNames } from './records.ts'
import './schema.ts'

test('the step takes the properties out of the rows of messages', () => {
  const database = new DatabaseSync(':memory:')
  const before = stepsOf('mailbox').slice(0, stepsOf('mailbox').indexOf(bags))
  for (const step of before) for (const text of statementsFor(step, 'sqlite')) database.exec(text)
  const columns = [...fullColumnNames.filter((name) => name !== 'id'), 'mailbox', 'bag']
  const insert = database.prepare(`insert into message (id, ${columns.join(', ')})
    values (?, ${columns.map((name) => (name === 'bag' ? '?' : /key|class|email/.test(name) ? "''" : name === 'conversation' ? "x''" : '1'))})`)
  for (const id of [4097, 4099]) insert.run(id, Buffer.from(`bag of ${id}`))
  for (const text of statementsFor(bags, 'sqlite')) database.exec(text)
  const rows = database.prepare('select m.id, b.bytes from message m join bag b on b.message = m.id').all()
  assert.deepEqual(
    rows.map(({ id, bytes }) => [id, Buffer.from(bytes as Uint8Array).toString()]),
    [
      [4097, 'bag of 4097'],
      [4099, 'bag of 4099'],
    ],
  )
  assert.throws(() => database.prepare('select bag from message'), /no such column/)
})
