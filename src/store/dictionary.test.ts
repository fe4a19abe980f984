import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { dictionary } from './dictionary.ts'

void test('the dictionary is part of the stored form: it may never change', () => {
  assert.equal(dictionary.length, 8398)
  const hash = createHash('sha256').update(dictionary).digest('hex')
  assert.equal(hash, 'bbdc9111f1e29338d07456e878f28f754909c726deb9a28267637f75f0a7d13e')
})
