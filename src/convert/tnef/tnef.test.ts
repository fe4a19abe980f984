import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hex } from '#codec/binary/index.ts'
import { makeStorage, makeStream, writeCompoundFile } from '#codec/cfb/index.ts'
import {
  Attribute,
  readTnef,
  type TnefMessage,
  writeDate,
  writePair,
  writeTnef,
  writeTriple,
} from '#codec/tnef/index.ts'
import { Bag, fileTime, type Item, N, P, parseEntryId, type TaggedProperty } from '#model'
import { exportTnef, importTnef } from './index.ts'
import { fromLegacyClass, toLegacyClass } from './message-class.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const read = (parts: Partial<TnefMessage>) =>
  importTnef(
    writeTnef({
      key: 1,
      codePage: 1252,
      attributes: [],
      properties: [],
      recipients: [],
      attachments: [],
      ...parts,
    }),
  ).item

for (const [legacy, messageClass] of [
  ['IPM.Microsoft Mail.Note', 'IPM.Note'],
  ['IPM.Microsoft Mail.Non-Delivery', 'REPORT.IPM.Note.NDR'],
  ['IPM.Microsoft Schedule.MtgRespA', 'IPM.Schedule.Meeting.Resp.Tent'],
  ['IPM.Task', 'IPM.Task'],
] as const) {
  test(`[MS-OXTNEF] 2.1.3.3.5: ${legacy} is ${messageClass}`, () => {
    assert.equal(fromLegacyClass(legacy), messageClass)
    assert.equal(toLegacyClass(messageClass), legacy)
  })
}

const cases: [what: string, id: number, data: Uint8Array, property: TaggedProperty, value: unknown][] = [
  ['attSubject', Attribute.subject, latin1('Grüße\0'), P.Subject, 'Grüße'],
  ['attBody', Attribute.body, latin1('Text\0'), P.Body, 'Text'],
  ['attPriority', Attribute.priority, hex`01 00`, P.Importance, 2],
  ['attPriority that is none', Attribute.priority, hex`09 00`, P.Importance, undefined],
  ['attMessageStatus', Attribute.messageStatus, hex`a0`, P.MessageFlags, 0x13],
  ['attAidOwner', Attribute.ownerAppointmentId, hex`02 01 00 00`, P.OwnerAppointmentId, 258],
  ['attRequestRes', Attribute.responseRequested, hex`01 00`, P.ResponseRequested, true],
  [
    'attDateSent',
    Attribute.dateSent,
    writeDate(new Date('2004-02-17T11:25:35Z')),
    P.ClientSubmitTime,
    fileTime.from(new Date('2004-02-17T11:25:35Z')),
  ],
  [
    'attFrom',
    Attribute.from,
    writeTriple({ name: latin1('Ada'), address: latin1('SMTP:ada@example.test') }),
    P.SenderEmailAddress,
    'ada@example.test',
  ],
  [
    'attOwner',
    Attribute.owner,
    writePair({ name: latin1('Ada'), address: latin1('SMTP:ada@example.test') }),
    P.SentRepresentingName,
    'Ada',
  ],
]
for (const [what, id, data, property, value] of cases) {
  test(`[MS-OXTNEF] 2.1.3.3: ${what}`, () => {
    assert.equal(read({ attributes: [{ id, data }] }).properties.get(property), value)
  })
}

test('attMessageID is PidTagSearchKey in hex', () => {
  const { properties } = read({ attributes: [{ id: Attribute.messageId, data: latin1('0AFF\0') }] })
  assert.deepEqual([...properties.get(P.SearchKey)!], [0x0a, 0xff])
})

test('attOwner of a response is the one who was represented', () => {
  const { properties } = read({
    attributes: [
      { id: Attribute.owner, data: writePair({ name: latin1('Ada'), address: latin1('SMTP:a@b.test') }) },
      { id: Attribute.messageClass, data: latin1('IPM.Microsoft Schedule.MtgRespP\0') },
    ],
  })
  assert.equal(properties.get(P.ReceivedRepresentingName), 'Ada')
  assert.equal(properties.has(P.SentRepresentingName), false)
})

test('a sender of an attribute has an EntryId', () => {
  const data = writeTriple({ name: latin1('Ada'), address: latin1('EX:/o=x') })
  const entry = parseEntryId(read({ attributes: [{ id: Attribute.from, data }] }).properties.get(P.SenderEntryId)!)
  assert.equal(entry.kind === 'oneOff' && entry.addressType, 'EX')
})

test('properties come before attributes: [MS-OXTNEF] 2.1.3', () => {
  const { properties } = read({
    attributes: [{ id: Attribute.subject, data: latin1('attribute\0') }],
    properties: [{ id: P.Subject.id, type: 0x001f, values: [Buffer.from('property', 'utf16le')] }],
  })
  assert.equal(properties.get(P.Subject), 'property')
})

test('8-bit strings are in the code page of the stream', () => {
  const data = Uint8Array.of(0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0)
  const { properties } = read({ codePage: 1251, attributes: [{ id: Attribute.subject, data }] })
  assert.equal(properties.get(P.Subject), 'Привет')
})

test('an item comes back as it was: recipients, files, objects, messages in messages', () => {
  const object = writeCompoundFile(makeStorage('', [makeStream('CONTENTS', latin1('x'))]))
  const item: Item = {
    properties: Bag.of(
      { MessageClass: 'IPM.Note', Subject: 'Grüße 中', Importance: 2, ClientSubmitTime: 132_000_000_000_000_000n },
      { Private: true, Categories: ['a', 'b'], AppointmentStartWhole: 5n },
    ),
    recipients: [Bag.of({ RecipientType: 2, DisplayName: 'Ada' })],
    attachments: [
      { properties: Bag.of({ AttachMethod: 1, AttachLongFilename: 'ä.txt' }), content: { bytes: latin1('abc') } },
      { properties: Bag.of({ AttachMethod: 6 }), content: { bytes: object } },
      {
        properties: Bag.of({ AttachMethod: 5, RenderingPosition: 7 }),
        embedded: {
          properties: Bag.of({ MessageClass: 'IPM.Appointment' }, { Location: 'Hier' }),
          recipients: [],
          attachments: [],
        },
      },
    ],
  }
  const { item: again, problems } = importTnef(exportTnef(item))
  assert.deepEqual(problems, [])
  assert.deepEqual(again.properties.toJSON(), item.properties.toJSON())
  assert.deepEqual(again.recipients[0]!.toJSON(), item.recipients[0]!.toJSON())
  const contents = again.attachments.map(({ content }) => content && 'bytes' in content && Buffer.from(content.bytes))
  assert.deepEqual(contents, [latin1('abc'), Buffer.from(object), undefined])
  for (const [index, { properties }] of item.attachments.entries()) {
    assert.deepEqual(again.attachments[index]!.properties.toJSON(), properties.toJSON())
  }
  assert.equal(again.attachments[2]?.embedded?.properties.get(N.Location), 'Hier')
})

test('what the code page lacks is left to the properties', () => {
  const bytes = exportTnef({ properties: Bag.of({ Subject: '中' }), recipients: [], attachments: [] })
  const { message } = readTnef(bytes)
  assert.deepEqual(
    message.attributes.map(({ id }) => id),
    [Attribute.messageClass],
  )
})

test('messages nested too deeply are left out', () => {
  let bytes = writeTnef({
    key: 1,
    codePage: 1252,
    attributes: [],
    properties: [],
    recipients: [],
    attachments: [],
  })
  for (let depth = 0; depth < 40; depth++) {
    const value = Buffer.concat([Buffer.from('0703020000000000c000000000000046', 'hex'), bytes])
    bytes = writeTnef({
      key: 1,
      codePage: 1252,
      attributes: [],
      properties: [],
      recipients: [],
      attachments: [{ attributes: [], properties: [{ id: 0x3701, type: 0x000d, values: [value] }] }],
    })
  }
  assert.deepEqual(importTnef(bytes).problems, ['messages are nested deeper than 20'])
})
