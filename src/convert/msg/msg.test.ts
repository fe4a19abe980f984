import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeStorage, makeStream, readCompoundFile, writeCompoundFile } from '#codec/cfb/index.ts'
import { type MsgProperty, readMsg, writeMsg } from '#codec/msg/index.ts'
import { exportMail, importMail } from '#convert/index.ts'
import { Bag, Failure, type Item, N, P, propertyOfName, type PropertyType } from '#model'
import { findCodePageOfLocale } from './code-page.ts'
import { exportMsg, importMsg } from './index.ts'

const property = (tag: number, value: Uint8Array): MsgProperty => ({
  id: tag >>> 16,
  type: tag & 0xffff,
  flags: 6,
  values: [value],
})
const number = (value: number) => {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setInt32(0, value, true)
  return bytes
}
const latin1 = (text: string) => Buffer.from(text, 'latin1')
const message = (...properties: MsgProperty[]) => writeMsg({ properties, recipients: [], attachments: [] })
const read = (...properties: MsgProperty[]) => importMsg(message(...properties)).item.properties

test('an item comes back as it was: recipients, files, messages in messages', () => {
  const item: Item = {
    properties: Bag.of({ MessageClass: 'IPM.Note', Subject: 'Grüße 中' }, { Private: true, Categories: ['a', 'b'] }),
    recipients: [Bag.of({ Rowid: 0, RecipientType: 2, DisplayName: 'Ada' })],
    attachments: [
      { properties: Bag.of({ AttachMethod: 1, AttachLongFilename: 'a.txt' }), content: { bytes: latin1('abc') } },
      {
        properties: Bag.of({ AttachMethod: 5 }),
        embedded: {
          properties: Bag.of({ MessageClass: 'IPM.Appointment' }, { AppointmentStartWhole: 5n, Location: 'Hier' }),
          recipients: [],
          attachments: [],
        },
      },
    ],
  }
  const { item: again, problems } = importMsg(exportMsg(item))
  assert.deepEqual(problems, [])
  assert.deepEqual(again.properties.toJSON(), item.properties.toJSON())
  assert.deepEqual(again.recipients[0]?.toJSON(), item.recipients[0]?.toJSON())
  assert.equal(Buffer.from((again.attachments[0]!.content as { bytes: Uint8Array }).bytes).toString(), 'abc')
  assert.equal(again.attachments[1]?.embedded?.properties.get(N.Location), 'Hier')
  assert.equal(again.attachments[1]?.embedded?.properties.get(N.AppointmentStartWhole), 5n)
})

test('names are mapped once for the whole file: [MS-OXMSG] 2.2.3', () => {
  const properties = Bag.of({}, { Location: 'a' })
  const inner: Item = { properties, recipients: [], attachments: [] }
  const file = exportMsg({ properties, recipients: [], attachments: [{ properties: new Bag(), embedded: inner }] })
  const ids = [readMsg(file).message, readMsg(file).message.attachments[0]?.embedded].map(
    (one) => one?.properties.find(({ name }) => name)?.id,
  )
  assert.deepEqual(ids, [0x8000, 0x8000])
})

for (const [what, properties, subject] of [
  ['PidTagMessageCodepage', [property(P.MessageCodepage.tag, number(1251))], 'Привет'],
  ['the language in PidTagMessageLocaleId', [property(P.MessageLocaleId.tag, number(1049))], 'Привет'],
  [
    'the code page before the language',
    [property(P.MessageLocaleId.tag, number(1033)), property(P.MessageCodepage.tag, number(1251))],
    'Привет',
  ],
  ['what they look like, where nothing is said', [], 'Привет'],
] as const) {
  test(`8-bit strings are read by ${what}: [MS-OXCMSG] 2.2.1.4`, () => {
    const bytes = Uint8Array.of(0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2)
    assert.equal(read(...properties, property(0x0037_001e, bytes)).get(P.Subject), subject)
  })
}

test('8-bit strings of which nothing is said and that look like nothing else are Windows Latin 1', () => {
  assert.equal(read(property(0x0037_001e, latin1('Größe'))).get(P.Subject), 'Größe')
})

test('a Unicode string comes before the 8-bit one', () => {
  const bag = read(property(0x0037_001e, latin1('a')), property(0x0037_001f, Buffer.from('b', 'utf16le')))
  assert.equal(bag.get(P.Subject), 'b')
})

for (const [locale, codePage] of [
  [0x0409, 1252],
  [0x0411, 932],
  [0x0404, 950],
  [0x0804, 936],
  [0x0c1a, 1251],
  [0x081a, 1250],
  [0x0400, undefined],
] as const) {
  test(`locale 0x${locale.toString(16)} has code page ${codePage}`, () =>
    assert.equal(findCodePageOfLocale(locale), codePage))
}

test('HTML as a string becomes PidTagHtml in the code page of the message', () => {
  const html = (text: string, codePage?: number) =>
    read(
      property(0x1013_001f, Buffer.from(text, 'utf16le')),
      ...(codePage ? [property(P.InternetCodepage.tag, number(codePage))] : []),
    )
  assert.deepEqual(Buffer.from(html('ä', 1252).get(P.Html)!), latin1('ä'))
  assert.equal(html('ä', 1252).get(P.InternetCodepage), 1252)
  assert.equal(Buffer.from(html('中', 1252).get(P.Html)!).toString(), '中')
  assert.equal(html('中', 1252).get(P.InternetCodepage), 65001)
  assert.equal(html('中').has(P.BodyHtml), false)
})

test('an OLE object is a storage in the file and a compound file in the item: [MS-OXMSG] 2.2.2.2', () => {
  const bytes = writeCompoundFile(makeStorage('', [makeStream('CONTENTS', latin1('x'))]))
  const item: Item = {
    properties: new Bag(),
    recipients: [],
    attachments: [{ properties: Bag.of({ AttachMethod: 6 }), content: { bytes } }],
  }
  const file = exportMsg(item)
  assert.equal(readMsg(file).message.attachments[0]?.storage?.entries[0]?.name, 'CONTENTS')
  const { content } = importMsg(file).item.attachments[0]!
  assert.deepEqual(readCompoundFile((content as { bytes: Uint8Array }).bytes).problems, [])
  assert.deepEqual(Buffer.from((content as { bytes: Uint8Array }).bytes), Buffer.from(bytes))
})

test('a mail becomes a .msg with its bodies and files, and a mail again', () => {
  const mail = [
    'From: Ada <ada@example.test>',
    'To: Bob <bob@example.test>',
    'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Hällo',
    '--b',
    'Content-Type: application/pdf; name=a.pdf',
    'Content-Transfer-Encoding: base64',
    '',
    'AAEC',
    '--b--',
  ].join('\r\n')
  const { item, problems } = importMsg(exportMsg(importMail(Buffer.from(mail))))
  assert.deepEqual(problems, [])
  assert.equal(item.properties.get(P.Subject), 'Grüße')
  assert.equal(item.properties.get(P.Body)?.trim(), 'Hällo')
  assert.match(item.properties.get(P.TransportMessageHeaders)!, /^From: Ada <ada@example\.test>\r\nTo: /)
  const content = item.attachments[0]!.content as { bytes: Uint8Array }
  assert.deepEqual([...content.bytes], [0, 1, 2])
  const again = Buffer.from(exportMail(item, { seed: 's', hostname: 'example.test' })).toString()
  assert.match(again, /^To: Bob <bob@example\.test>\r$/m)
})

test('a content in a blob must be loaded first', () => {
  const attachments = [{ properties: new Bag(), content: { blob: 'x' } }]
  assert.throws(() => exportMsg({ properties: new Bag(), recipients: [], attachments }), Failure)
})

/** Items of properties of every type that a .msg can have. */
const text = fc.string({ unit: 'grapheme', maxLength: 20 }).map((value) => value.replaceAll('\0', ''))
const bytes = fc.uint8Array({ maxLength: 30 })
const filetime = fc.bigInt({ min: 0n, max: (1n << 63n) - 1n })
const typed: fc.Arbitrary<readonly [PropertyType, unknown]> = fc.oneof(
  fc.tuple(fc.constant('int16' as const), fc.integer({ min: -32768, max: 32767 })),
  fc.tuple(fc.constant('int32' as const), fc.integer()),
  fc.tuple(fc.constant('float64' as const), fc.double({ noNaN: true })),
  fc.tuple(fc.constant('currency' as const), filetime),
  fc.tuple(fc.constant('boolean' as const), fc.boolean()),
  fc.tuple(fc.constant('int64' as const), fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n })),
  fc.tuple(fc.constant('string' as const), text),
  fc.tuple(fc.constant('time' as const), filetime),
  fc.tuple(fc.constant('guid' as const), fc.uuid()),
  fc.tuple(fc.constant('binary' as const), bytes),
  fc.tuple(fc.constant('int32[]' as const), fc.array(fc.integer(), { maxLength: 4 })),
  fc.tuple(fc.constant('string[]' as const), fc.array(text, { maxLength: 4 })),
  fc.tuple(fc.constant('time[]' as const), fc.array(filetime, { maxLength: 4 })),
  fc.tuple(fc.constant('guid[]' as const), fc.array(fc.uuid(), { maxLength: 4 })),
  fc.tuple(fc.constant('binary[]' as const), fc.array(bytes, { maxLength: 4 })),
)
const named = fc.oneof(
  fc.record({ set: fc.uuid(), lid: fc.nat(0xffff) }),
  fc.record({ set: fc.uuid(), string: fc.stringMatching(/^[A-Za-z:\u00e4-]{1,30}$/) }),
)
const bags = fc
  .array(fc.tuple(fc.option(named), fc.integer({ min: 0x6000, max: 0x65ff }), typed), { maxLength: 8 })
  .map((list) => {
    const bag = new Bag()
    for (const [name, id, [type, value]] of list) {
      if (name) bag.set(propertyOfName(name, type), value as never)
      else bag.setTag(((id << 16) | codes[type]!) >>> 0, value)
    }
    return bag
  })
const codes: Partial<Record<PropertyType, number>> = {
  int16: 2,
  int32: 3,
  float64: 5,
  currency: 6,
  boolean: 11,
  int64: 0x14,
  string: 0x1f,
  time: 0x40,
  guid: 0x48,
  binary: 0x102,
  'int32[]': 0x1003,
  'string[]': 0x101f,
  'time[]': 0x1040,
  'guid[]': 0x1048,
  'binary[]': 0x1102,
}

test('any item goes to .msg and back', () => {
  const { item } = fc.letrec<{ item: Item }>((tie) => ({
    item: fc.record({
      properties: bags.map((bag) => bag.set(P.MessageClass, 'IPM.Note')),
      recipients: fc
        .array(bags, { maxLength: 3 })
        .map((rows) => rows.map((bag, index) => bag.set(P.RecipientType, 1).set(P.Rowid, index))),
      attachments: fc.array(
        fc.oneof(
          { depthSize: 'small' },
          fc.record({
            properties: bags.map((bag) => bag.set(P.AttachMethod, 1)),
            content: bytes.map((content) => ({ bytes: content })),
          }),
          fc.record({
            properties: bags.map((bag) => bag.set(P.AttachMethod, 5)),
            embedded: tie('item') as fc.Arbitrary<Item>,
          }),
        ),
        { maxLength: 2 },
      ),
    }),
  }))
  fc.assert(
    fc.property(item, (original) => {
      const file = exportMsg(original)
      const { item: again, problems } = importMsg(file)
      assert.deepEqual(problems, [])
      assert.deepEqual(plain(again), plain(original))
      assert.deepEqual(exportMsg(again), file)
    }),
    { numRuns: 60 },
  )
})

function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, part) => {
      if (typeof part === 'bigint') return `${part}`
      if (part?.type === 'Buffer') return Buffer.from(part.data).toString('hex')
      return part instanceof Uint8Array ? Buffer.from(part).toString('hex') : part
    }),
  )
}
