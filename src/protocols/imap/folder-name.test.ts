import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decodeFolderName, encodeFolderName } from './folder-name.ts'

test('names of folders as parts of mailbox names', () => {
  for (const [name, encoded] of [
    ['Angebote/2026', 'Angebote／2026'],
    ['a／b', 'a=EF=BC=8Fb'],
    ['=41', '=3D41'],
    ['a=b', 'a=b'],
    ['tab\there', 'tab=09here'],
    ['Entwürfe', 'Entwürfe'],
    ['', '='],
  ] as const) {
    assert.equal(encodeFolderName(name), encoded)
    assert.equal(decodeFolderName(encoded), name)
  }
})

test('at the top, names that mean something else are escaped', () => {
  assert.equal(encodeFolderName('Inbox', { top: true }), '=49nbox')
  assert.equal(encodeFolderName('Public Folders', { top: true }), '=50ublic Folders')
  assert.equal(encodeFolderName('Inbox'), 'Inbox')
  assert.equal(decodeFolderName('=49nbox'), 'Inbox')
})

test('every name comes back and holds no separator', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.boolean(), (name, top) => {
      const encoded = encodeFolderName(name, { top })
      assert.ok(!encoded.includes('/'))
      assert.equal(decodeFolderName(encoded), name === '=' ? '' : name)
    }),
  )
})
