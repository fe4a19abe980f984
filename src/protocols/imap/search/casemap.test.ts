import assert from 'node:assert/strict'
import { test } from 'node:test'
import { casemap } from './casemap.ts'

test('texts are the same regardless of case, and marks count: RFC 5051 2', () => {
  assert.equal(casemap('grÜße'), casemap('GRüßE'))
  assert.equal(casemap('é'), casemap('e\u0301'))
  assert.notEqual(casemap('é'), casemap('e'))
})

test('signs between the letters of ASCII sort as behind the upper-case ones', () => {
  const sorted = ['_', 'b', '[x]', 'A'].sort((a, b) => (casemap(a) < casemap(b) ? -1 : 1))
  assert.deepEqual(sorted, ['A', 'b', '[x]', '_'])
})
