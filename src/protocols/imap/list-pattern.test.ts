import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fullPattern, matches, mayReach } from './list-pattern.ts'

test('wildcards, RFC 9051 6.3.9', () => {
  for (const [pattern, name, expected] of [
    ['*', 'a/b/c', true],
    ['%', 'a', true],
    ['%', 'a/b', false],
    ['a/%', 'a/b', true],
    ['a/%', 'a', false],
    ['a*', 'a/b', true],
    ['*c', 'a/b/c', true],
    ['%/%', 'a/b', true],
    ['', '', true],
    ['a', 'A', false],
    ['a%b*c', 'axxb/yc', true],
  ] as const) {
    assert.equal(matches(pattern, name), expected, `${pattern} ~ ${name}`)
  }
})

test('a hundred thousand wildcards cost no more than one', () => {
  assert.equal(fullPattern('', '*%'.repeat(100_000)), '*')
  assert.equal(fullPattern('', '%%'), '%')
  assert.equal(matches(fullPattern('', `${'*a'.repeat(100_000)}x`), 'a'.repeat(200)), false)
})

test('INBOX in any case, reference and pattern together', () => {
  assert.equal(fullPattern('', 'inbox'), 'INBOX')
  assert.equal(fullPattern('inbox/', '%'), 'INBOX/%')
  assert.equal(fullPattern('', 'inboxes'), 'inboxes')
})

test('a namespace is read only when the pattern can reach it', () => {
  assert.equal(mayReach('Public*', 'Public Folders'), true)
  assert.equal(mayReach('*', 'Public Folders'), true)
  assert.equal(mayReach('INBOX', 'Public Folders'), false)
})
