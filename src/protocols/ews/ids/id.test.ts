import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hex } from '#codec/binary/index.ts'
import { EwsFailure } from '../errors.ts'
import { readChangeKey, writeChangeKey } from './change-key.ts'
import { alternateFormats, readAlternate, writeAlternate } from './alternate.ts'
import { type EwsId, entryIdOf, ofEntryId, readId, writeId } from './id.ts'
import { compress, decompress } from './rle.ts'

const mailbox = '3f2c1e4a-9b7d-4c21-8a56-0d1e2f3a4b5c'
const place = { mailbox, public: false }

for (const [what, id] of [
  ['MS-OXWSITEMID_R64, MS-OXWSITEMID_R76: a folder', { kind: 'folder', ...place, folder: 0x1001 }],
  ['MS-OXWSITEMID_R62, MS-OXWSITEMID_R77: a public folder', { kind: 'folder', mailbox, public: true, folder: 0x1001 }],
  ['an item', { kind: 'item', ...place, folder: 10, item: 0x2345 }],
  [
    'MS-OXWSITEMID_R63, MS-OXWSITEMID_R44: an item of a public folder',
    { kind: 'item', mailbox, public: true, folder: 10, item: 0x2345 },
  ],
  ['MS-OXWSITEMID_R67: an occurrence', { kind: 'item', ...place, folder: 15, item: 0x2345, occurrence: 223_000_000 }],
  [
    'MS-OXWSITEMID_R49, MS-OXWSITEMID_R52: an attachment in an attachment',
    { kind: 'item', ...place, folder: 10, item: 0x2345, attachments: [0, 7] },
  ],
  [
    'MS-OXWSITEMID_R65, MS-OXWSITEMID_R75: a conversation',
    { kind: 'conversation', mailbox, conversation: '00112233445566778899aabbccddeeff' },
  ],
  ['MS-OXWSITEMID_R61, MS-OXWSITEMID_R78: an object', { kind: 'object', object: mailbox }],
] as readonly (readonly [string, EwsId])[]) {
  test(`${what} comes back`, () => assert.deepEqual(readId(writeId(id)), id))
}

test('the bytes of the id of a folder', () => {
  const bytes = Uint8Array.fromBase64(writeId({ kind: 'folder', ...place, folder: 0x1001 }))
  assert.equal(bytes[0], 1)
  assert.deepEqual(
    decompress(bytes.subarray(1), 1000),
    Uint8Array.from(
      Buffer.concat([
        hex`03 2400`,
        Buffer.from(mailbox),
        hex`00 2e00 00000000 4a1e2c3f7d9b214c8a560d1e2f3a4b5c 0100 4a1e2c3f7d9b214c8a560d1e2f3a4b5c 000000001001 0000`,
      ]),
    ),
  )
})

for (const [what, id, code] of [
  ['nothing', '', 'ErrorInvalidIdEmpty'],
  ['no base64', '?', 'ErrorInvalidIdMalformed'],
  ['a kind that there is not', 'AAk=', 'ErrorInvalidIdMalformed'],
  ['too much', 'A'.repeat(5000), 'ErrorInvalidIdMalformed'],
  [
    'something behind it',
    Buffer.concat([Uint8Array.fromBase64(writeId({ kind: 'object', object: mailbox })), hex`07`]).toString('base64'),
    'ErrorInvalidIdMalformed',
  ],
] as const) {
  test(`no id: ${what}`, () =>
    assert.throws(
      () => readId(id),
      (error) => error instanceof EwsFailure && error.responseCode === code,
    ))
}

test('MS-OXWSITEMID_R21, MS-OXWSITEMID_R22: runs', () => {
  assert.deepEqual(compress(hex`01 02 02 03 03 03`), Uint8Array.from(hex`01 02 02 00 03 03 01`))
  assert.equal(compress(new Uint8Array(300)).length, 6)
  assert.equal(decompress(hex`01 01`, 10), undefined)
  assert.equal(decompress(hex`00 00 ff`, 10), undefined)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) =>
      assert.deepEqual(decompress(compress(bytes), 600), bytes),
    ),
  )
})

test('entry ids and ids name the same', () => {
  const item = { kind: 'item', ...place, folder: 10, item: 0x2345 } as const
  assert.deepEqual(ofEntryId(entryIdOf(item)), item)
  const folder = { kind: 'folder', mailbox, public: true, folder: 10 } as const
  assert.deepEqual(ofEntryId(entryIdOf(folder)), folder)
  assert.equal(ofEntryId(hex`0000`), undefined)
})

test('change keys have the number of the change', () => {
  const key = writeChangeKey('message', mailbox, 0x1234567)
  assert.match(key, /^CQAAABYAAAB/)
  assert.equal(readChangeKey(key), 0x1234567)
  for (const wrong of ['', 'CQAAABYAAAA=', 'nonsense']) assert.throws(() => readChangeKey(wrong), EwsFailure)
})

for (const format of alternateFormats) {
  test(`the form ${format} of ids comes back`, () => {
    for (const id of [
      { kind: 'item', ...place, folder: 10, item: 0x2345 },
      { kind: 'folder', ...place, folder: 0x1001 },
    ] as const) {
      assert.deepEqual(readAlternate(format, writeAlternate(format, id, 'ada@example.test')), id)
    }
    assert.throws(() => readAlternate(format, '%'), EwsFailure)
  })
}

test('MS-OXWSITEMID_R61: an id with the address of the mailbox is read', () => {
  const id = { kind: 'item', ...place, folder: 10, item: 0x2345 } as const
  assert.deepEqual(readId(writeAlternate('EwsLegacyId', id, 'ada@example.test')), id)
})
