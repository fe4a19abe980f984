import assert from 'node:assert/strict'
import { test } from 'node:test'
import { subjectParts } from './subject.ts'

for (const [subject, prefix, expected] of [
  ['RE: Lunch', undefined, ['RE: ', 'Lunch']],
  ['AW: AW: Lunch', undefined, ['AW: ', 'AW: Lunch']],
  ['Fwd: x', undefined, ['Fwd: ', 'x']],
  ['Memo: x', undefined, ['', 'Memo: x']],
  ['R2: x', undefined, ['', 'R2: x']],
  ['Re:x', undefined, ['', 'Re:x']],
  ['', undefined, ['', '']],
  // The client's prefix counts where the subject begins with it.
  ['Antwort: x', 'Antwort: ', ['Antwort: ', 'x']],
  ['RE: x', 'FW: ', ['RE: ', 'x']],
  ['RE: x', '', ['', 'RE: x']],
] as const) {
  void test(`[MS-OXCMSG] 2.2.1.9: ${JSON.stringify(subject)} with prefix ${JSON.stringify(prefix)}`, () => {
    const { prefix: found, normalized } = subjectParts(subject, prefix)
    assert.deepEqual([found, normalized], expected)
  })
}
