import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { coveragePage } from './coverage.ts'

test('docs/ews.md says what is offered; KONTOR_WRITE=1 writes it anew', () => {
  const path = join(import.meta.dirname, '../../../docs/ews.md')
  if (process.env.KONTOR_WRITE === '1') writeFileSync(path, coveragePage())
  assert.equal(
    readFileSync(path, 'utf8'),
    coveragePage(),
    'KONTOR_WRITE=1 npm test -- src/protocols/ews/coverage.test.ts',
  )
})
