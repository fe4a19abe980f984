import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { specs } from '#test/corpus.ts'
import { isKnown } from './user-settings.ts'

test('every setting that Exchange knows is known', { skip: specs ? false : 'no specifications' }, () => {
  const lines = readFileSync(join(specs as string, 'autodiscover/user-settings.csv'), 'utf8')
    .trim()
    .split('\n')
  const names = lines.slice(1).map((line) => line.split(',')[0] as string)
  assert.ok(names.length > 90)
  assert.deepEqual(
    names.filter((name) => !isKnown(name)),
    [],
  )
})

for (const name of ['Nonsense', 'InternalEcp', 'toString', 'UserDNs', '']) {
  test(`"${name}" is no setting`, () => assert.equal(isKnown(name), false))
}
