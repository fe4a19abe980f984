import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decodeMailboxName, encodeMailboxName } from './mailbox-name.ts'

test('modified UTF-7, RFC 3501 5.1.3', () => {
  for (const [name, encoded] of [
    ['~peter/mail/台北/日本語', '~peter/mail/&U,BTFw-/&ZeVnLIqe-'],
    ['Entwürfe', 'Entw&APw-rfe'],
    ['Q&A', 'Q&-A'],
    ['😀', '&2D3eAA-'],
    ['', ''],
  ] as const) {
    assert.equal(encodeMailboxName(name), encoded)
    assert.equal(decodeMailboxName(encoded), name)
  }
})

test('what is not modified UTF-7 stays as it is', () => {
  for (const name of ['Q&A', 'a&', '&Jjo!', '&AGE-', '&2D0-', '&A-', 'Entwürfe'])
    assert.equal(decodeMailboxName(name), name)
})

test('every name comes back', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => decodeMailboxName(encodeMailboxName(name)) === name))
})
