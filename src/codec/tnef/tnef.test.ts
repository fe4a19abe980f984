import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { hex, LayoutError, toHex } from '../binary/index.ts'
import {
  Attribute,
  attributeId,
  isTnef,
  readDate,
  readPair,
  readRenderData,
  readTnef,
  readTriple,
  RenderType,
  type TnefMessage,
  type TnefName,
  type TnefProperty,
  writeDate,
  writePair,
  writeRenderData,
  writeTnef,
  writeTriple,
} from './index.ts'

const ascii = (text: string) => Buffer.from(text, 'latin1')
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const message = (parts: Partial<TnefMessage>): TnefMessage => ({
  key: 1,
  codePage: 1252,
  attributes: [],
  properties: [],
  recipients: [],
  attachments: [],
  ...parts,
})

test('writes the sample message of [MS-OXTNEF] 3.1, with its checksums', () => {
  const bytes = writeTnef(
    message({
      attributes: [
        { id: Attribute.messageClass, data: ascii('IPM.Microsoft Mail.Note\0') },
        { id: Attribute.priority, data: hex`02 00` },
        { id: Attribute.subject, data: ascii('Simple subject\0') },
        { id: Attribute.dateSent, data: writeDate(new Date('2004-02-17T11:25:35Z')) },
        { id: Attribute.messageId, data: ascii('757BB19CDE936A4087D90BB784C58E3B\0') },
      ],
    }),
  )
  assert.equal(
    toHex(bytes),
    toHex(hex`
      789f3e22 0100
      01 06900800 04000000 00000100 0100
      01 07900600 08000000 e404000000000000 e800
      01 08800700 18000000 49504d2e4d6963726f736f6674204d61696c2e4e6f746500 3108
      01 0d800400 02000000 0200 0200
      01 04800100 0f000000 53696d706c65207375626a65637400 7a05
      01 05800300 0e000000 d4070200110 00b00 1900 2300 0200 3701
      01 09800100 21000000 373537424231394344453933364134303837443930424237383443353845334200 5107`),
  )
})

test('writes a list of properties as [MS-OXTNEF] 2.1.3.4 has it', () => {
  const bytes = writeTnef(
    message({
      properties: [
        { id: 0x0e1b, type: 0x000b, values: [hex`01 00`] },
        { id: 0x0037, type: 0x001e, values: [ascii('abc')] },
        { id: 0x0071, type: 0x0102, values: [hex`aa`] },
        {
          id: 0x8000,
          type: 0x101f,
          name: { set: '00020329-0000-0000-c000-000000000046', string: 'Keywords' },
          values: [utf16('a'), utf16('bc')],
        },
        {
          id: 0x8001,
          type: 0x0003,
          name: { set: '00062008-0000-0000-c000-000000000046', lid: 0x8501 },
          values: [hex`0f 00 00 00`],
        },
        { id: 0x1234, type: 0x1002, values: [hex`01 00`, hex`02 00`] },
      ],
    }),
  )
  // Behind the head, version and code page, in an attribute of its own.
  assert.equal(
    toHex(bytes.subarray(6 + 15 + 19 + 9, bytes.length - 2)),
    toHex(hex`
      06000000
      0b00 1b0e 0100 0000
      1e00 3700 01000000 04000000 61626300
      0201 7100 01000000 01000000 aa000000
      1f10 0080 2903020000000000c000000000000046 01000000 12000000 4b006500790077006f0072006400730000000000
                02000000 04000000 61000000 06000000 6200630000000000
      0300 0180 0820060000000000c000000000000046 00000000 01850000 0f000000
      0210 3412 02000000 01000000 02000000`),
  )
  const { problems } = readTnef(bytes)
  assert.deepEqual(problems, [])
})

test('[MS-OXTNEF] 2.1.1: the checksum of more than one block of bytes', () => {
  const size = 5_000_000
  const bytes = writeTnef(message({ attributes: [{ id: Attribute.body, data: new Uint8Array(size).fill(0xff) }] }))
  assert.equal(bytes[bytes.length - 2]! | (bytes[bytes.length - 1]! << 8), (size * 0xff) % 0x10000)
})

for (const [what, data, date] of [
  ['a date', 'd407020011000b001900230002 00', '2004-02-17T11:25:35.000Z'],
  ['a month that is none', 'd4070d0011000b001900230002 00', undefined],
  ['zeros', '0000000000000000000000000000', undefined],
  ['too few bytes', 'd407', undefined],
] as const) {
  test(`[MS-OXTNEF] 2.1.3.3.1: ${what}`, () => {
    const bytes = Buffer.from(data.replaceAll(' ', ''), 'hex')
    assert.equal(readDate(bytes)?.toISOString(), date)
    if (date) assert.equal(toHex(writeDate(new Date(date))), toHex(bytes))
  })
}

test('[MS-OXTNEF] 2.1.3.3.2: attFrom', () => {
  const bytes = writeTriple({ name: ascii('Ada'), address: ascii('SMTP:a@b') })
  assert.equal(
    toHex(bytes),
    toHex(hex`
    0400 1500 0400 0900
    41646100 534d54503a61406200 00
    0000000000000000`),
  )
  assert.deepEqual(readTriple(bytes), {
    name: new Uint8Array(ascii('Ada')),
    address: new Uint8Array(ascii('SMTP:a@b')),
  })
  assert.equal(readTriple(hex`0400 1500 ff00 0900 41`), undefined)
})

test('[MS-OXTNEF] 2.1.3.3.3: attOwner', () => {
  const bytes = writePair({ name: ascii('Ada'), address: ascii('SMTP:a@b') })
  assert.equal(toHex(bytes), '0400416461000900534d54503a61406200')
  assert.deepEqual(readPair(bytes), { name: new Uint8Array(ascii('Ada')), address: new Uint8Array(ascii('SMTP:a@b')) })
})

test('[MS-OXTNEF] 2.1.3.3.15: attAttachRendData', () => {
  const data = { type: RenderType.ole, position: 12, flags: 1 }
  assert.deepEqual(readRenderData(writeRenderData(data)), data)
  assert.equal(writeRenderData(data).length, 14)
  assert.equal(readRenderData(hex`01 00`), undefined)
})

test('a wrong checksum, garbage at the end and an end that is missing do not lose what is there', () => {
  const bytes = writeTnef(message({ attributes: [{ id: Attribute.subject, data: ascii('abc\0') }] }))
  const wrong = Buffer.from(bytes)
  wrong[wrong.length - 1] = 0x77
  for (const [damaged, problem] of [
    [wrong, 'attribute 0x00018004: the checksum is wrong'],
    [Buffer.concat([bytes, hex`00 00`]), '2 bytes at offset 55 are no attribute'],
    [bytes.subarray(0, bytes.length - 4), 'attribute 0x00018004: 4 bytes announced, 2 left'],
  ] as const) {
    const read = readTnef(damaged)
    assert.equal(read.message.attributes.length, 1)
    assert.deepEqual(read.problems, [problem])
  }
  assert.throws(() => readTnef(hex`00 01 02 03 04 05`), LayoutError)
})

/** Bytes as text, so that a Buffer and a Uint8Array compare. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, part) => {
      if (part?.type === 'Buffer') return Buffer.from(part.data).toString('hex')
      return part instanceof Uint8Array ? Buffer.from(part).toString('hex') : part
    }),
  )
}

test('what is written is read again', () => {
  const content = fc.uint8Array({ maxLength: 30 })
  const text = fc.stringMatching(/^[a-zä\u4e00]{0,20}$/).map(utf16)
  const text8 = fc.stringMatching(/^[a-zä]{0,20}$/).map(ascii)
  const fixed = (size: number) => fc.uint8Array({ minLength: size, maxLength: size })
  const one = (type: number, value: fc.Arbitrary<Uint8Array>) =>
    value.map((bytes): Omit<TnefProperty, 'id'> => ({ type, values: [bytes] }))
  const many = (type: number, value: fc.Arbitrary<Uint8Array>) =>
    fc.array(value, { maxLength: 4 }).map((values): Omit<TnefProperty, 'id'> => ({ type, values }))
  const name: fc.Arbitrary<TnefName> = fc.oneof(
    fc.record({ set: fc.uuid(), lid: fc.nat(0xffff) }),
    fc.record({ set: fc.uuid(), string: fc.stringMatching(/^[A-Za-zä-]{1,20}$/) }),
  )
  const property = fc
    .tuple(
      fc.oneof(
        one(0x0002, fixed(2)),
        one(0x0003, fixed(4)),
        one(0x000b, fixed(2)),
        one(0x0040, fixed(8)),
        one(0x0048, fixed(16)),
        one(0x001e, text8),
        one(0x001f, text),
        one(0x0102, content),
        many(0x1002, fixed(2)),
        many(0x1040, fixed(8)),
        many(0x101e, text8),
        many(0x101f, text),
        many(0x1102, content),
      ),
      fc.option(name),
    )
    .map(([typed, maybe]): TnefProperty => ({ id: maybe ? 0x8000 : 0x1000, ...(maybe && { name: maybe }), ...typed }))
  const properties = fc.array(property, { maxLength: 8 })
  const attribute = fc.record({
    id: fc.constantFrom(Attribute.subject, Attribute.body, Attribute.messageId),
    data: content,
  })
  const tree: fc.Arbitrary<TnefMessage> = fc.record({
    key: fc.nat(0xffff),
    codePage: fc.constantFrom(1252, 932),
    attributes: fc.array(attribute, { maxLength: 4 }),
    properties,
    recipients: fc.array(properties, { maxLength: 4 }),
    attachments: fc.array(
      fc.record({
        attributes: fc
          .array(fc.record({ id: fc.constant(Attribute.attachData), data: content }), { maxLength: 2 })
          .map((rest) => [{ id: Attribute.attachRenderData, data: new Uint8Array(14) }, ...rest]),
        properties,
      }),
      { maxLength: 3 },
    ),
  })
  fc.assert(
    fc.property(tree, (original) => {
      const bytes = writeTnef(original)
      const { message: read, problems } = readTnef(bytes)
      assert.deepEqual(problems, [])
      assert.deepEqual(plain(read), plain(original))
      assert.deepEqual(writeTnef(read), bytes)
    }),
    { numRuns: 100 },
  )
})

test('the corpus is read without loss: streams in the usual order are written to the byte', { skip: !corpus }, () => {
  let same = 0
  const problematic: string[] = []
  for (const { name, bytes } of corpusFiles('tnef')) {
    if (!isTnef(bytes)) continue
    const { message: read, problems } = readTnef(bytes)
    if (problems.length > 0) problematic.push(name.replace(/^.*\//, ''))
    const written = writeTnef(read)
    assert.deepEqual(readTnef(written).problems, [], name)
    assert.deepEqual(plain(readTnef(written).message.properties), plain(read.properties), name)
    assert.deepEqual(plain(readTnef(written).message.attachments.length), plain(read.attachments.length), name)
    if (Buffer.from(written).equals(bytes)) same++
  }
  assert.equal(same, 14)
  assert.deepEqual(problematic.sort(), [
    'bug52400-winmail-simple.dat',
    'bug52400-winmail-with-attachments.dat',
    'duplicate_filename.tnef',
    'garbage-at-end.tnef',
    'mapi_attach_data_obj.tnef',
    'minimal_attachment.tnef',
    'oom.tnef',
    'panic.tnef',
  ])
})

/** The listing of the tool `tnef`: (MESS) and (ATTA) lines are attributes, (MAPI) lines are properties. */
for (const name of [
  'body',
  'garbage-at-end',
  'multi-name-property',
  'multi-value-attribute',
  'one-file',
  'two-files',
]) {
  test(`${name}: the attributes and properties that the listing of tnef has`, { skip: !corpus }, () => {
    const folder = join(corpus as string, 'tnef')
    const listing = readFileSync(join(folder, `verdammelt-tnef/files/baselines/${name}.baseline`), 'latin1')
    const { message: read } = readTnef(readFileSync(join(folder, `jstedfast-MimeKit/tnef/${name}.tnef`)))
    const listed = [...listing.matchAll(/^\((?:MESS|ATTA)\) .*?<([0-9a-f]{4})>.*?\[len: (\d+)\]/gm)].map(
      ([, id, length]) => `${id} ${length}`,
    )
    const found = [...read.attributes, ...read.attachments.flatMap(({ attributes }) => attributes)].map(
      ({ id, data }) => `${attributeId(id).toString(16).padStart(4, '0')} ${data.length}`,
    )
    // The four that are fields of the message here.
    const plainAttributes = listed.filter((line) => !/^(9003|9004|9005|9006|9007) /.test(line))
    assert.deepEqual(found, plainAttributes)

    const types = [...listing.matchAll(/^\(MAPI\) .*?\[type: [^<]*<([0-9a-f]{4})>\] \[num_values = (\d+)\]/gm)]
    const properties = [...read.properties, ...read.attachments.flatMap((attachment) => attachment.properties)]
    const typesOf = (list: readonly string[]) => list.toSorted()
    assert.deepEqual(
      // The tool shows the type of a multiple property without what makes it one.
      typesOf(
        properties.map(({ type, values }) => `${(type & 0xefff).toString(16).padStart(4, '0')} ${values.length}`),
      ),
      typesOf(types.map(([, type, count]) => `${type} ${count}`)),
    )
  })
}
