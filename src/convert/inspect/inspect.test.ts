/** Items as people see them in a terminal, and as JSON. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Bag, type Item, makeOneOffEntryId, N, P } from '#model'
import { globalObjectIdOf } from '#model/recurrence/index.ts'
import { itemTree, treeText } from './index.ts'

const item: Item = {
  properties: Bag.of({
    Subject: 'a \u001b[2Jtrick',
    MessageSize: 7,
    ClientSubmitTime: 133_000_000_000_000_000n,
    SenderEntryId: makeOneOffEntryId({ displayName: 'Ada', address: 'ada@example.org' }),
    SenderSearchKey: Buffer.from('SMTP:ADA@EXAMPLE.ORG\0'),
    Html: Buffer.from('<p>one\n<p>two \u009b1m'),
    RtfCompressed: Buffer.from('not compressed'),
  })
    .set(N.GlobalObjectId, globalObjectIdOf('u1'))
    .setName({ set: '00020329-0000-0000-c000-000000000046', string: 'Mine' }, 'int32', 3),
  recipients: [Bag.of({ DisplayName: 'Bo' })],
  attachments: [
    { properties: Bag.of({ AttachLongFilename: 'a.bin' }), content: { bytes: new Uint8Array(5) } },
    { properties: new Bag(), embedded: { properties: Bag.of({ Subject: 'inner' }), recipients: [], attachments: [] } },
  ],
}

for (const [what, line] of [
  ['a text with its name and tag', /^Subject 0x0037001f string: "a \\u001b\[2Jtrick"$/],
  ['a time', /^ClientSubmitTime 0x00390040 time: "2022-06-18T04:26:40\.000Z"$/],
  ['an entry id, field by field', /^ {2}[0-9a-f]{4} {2}.*displayName: "Ada"$/],
  ['a search key', /^ {2}SMTP:ADA@EXAMPLE\.ORG$/],
  ['HTML as text, without what commands a terminal', /^ {2}<p>two .*1m$/],
  ['what does not fit', /^RtfCompressed .*does not fit$/],
  ['a named property of Outlook', /^GlobalObjectId PSETID_Meeting 0x0003 binary: /],
  ['a named property of nobody', /"Mine" int32: 3$/],
  ['a recipient', /^recipient 0$/],
  ['an attachment with its size', /^attachment 0: 5 bytes$/],
  ['an item in an item', /^ {4}Subject 0x0037001f string: "inner"$/],
] as const) {
  test(`shows ${what}`, () => {
    const lines = treeText(itemTree(item))
    assert.ok(
      lines.some((each) => line.test(each)),
      lines.join('\n'),
    )
  })
}

test('nothing that a terminal obeys is printed', () => {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  for (const line of treeText(itemTree(item), { full: true })) assert.doesNotMatch(line, /[\0-\x08\x0a-\x1f\x7f-\x9f]/)
})

test('as JSON: bytes as digits, 64-bit numbers as text, decoded values beside them', () => {
  const tree = JSON.parse(JSON.stringify(itemTree(item))) as ReturnType<typeof itemTree>
  const entryId = tree.properties.find(({ name }) => name === 'SenderEntryId')
  assert.match(String(entryId?.value), /^00000000812b1fa4/)
  assert.equal((entryId?.decoded?.value as { address: string } | undefined)?.address, 'ada@example.org')
  const bare = itemTree(item, { withoutDecoding: true })
  assert.ok(bare.properties.every(({ decoded }) => decoded === undefined))
  assert.equal(P.Subject.id, 0x37)
})
