import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { hex, LayoutError, toHex } from '../binary/index.ts'
import { findStorage, findStream, makeStorage, makeStream, readCompoundFile, writeCompoundFile } from '../cfb/index.ts'
import { type MsgMessage, type MsgName, type MsgProperty, readMsg, writeMsg } from './index.ts'
import known from './known-differences.json' with { type: 'json' }

const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const property = (tag: number, ...values: Uint8Array[]): MsgProperty => ({
  id: tag >>> 16,
  type: tag & 0xffff,
  flags: 6,
  values,
})
const named = (name: MsgName, type: number, ...values: Uint8Array[]): MsgProperty => ({
  id: 0x8000,
  type,
  flags: 6,
  name,
  values,
})
const message = (parts: Partial<MsgMessage>): MsgMessage => ({
  properties: [],
  recipients: [],
  attachments: [],
  ...parts,
})
const streamOf = (file: Uint8Array, name: string, storage?: string) => {
  const { root } = readCompoundFile(file)
  return toHex(findStream(storage ? findStorage(root, storage)! : root, name)!.bytes)
}

test('writes the property stream of [MS-OXMSG] 2.4', () => {
  const file = writeMsg(
    message({
      properties: [
        property(0x0017_0003, hex`02 00 00 00`),
        property(0x0037_001f, utf16('Hi')),
        property(0x0e1b_000b, hex`01 00`),
        property(0x0071_0102, hex`aa bb cc`),
        property(0x8018_101f & 0x7fff_ffff, utf16('a'), utf16('bcd')),
      ],
      recipients: [[]],
    }),
  )
  assert.equal(
    streamOf(file, '__properties_version1.0'),
    toHex(hex`
      00000000 00000000   # reserved
      01000000 00000000   # next ids: recipient, attachment
      01000000 00000000   # counts
      00000000 00000000   # reserved
      0300 1700 06000000 02000000 00000000
      1f00 3700 06000000 06000000 00000000   # two characters and the zero that is not there
      0b00 1b0e 06000000 01000000 00000000
      0201 7100 06000000 03000000 00000000
      1f10 1800 06000000 08000000 00000000`),
  )
  assert.equal(streamOf(file, '__substg1.0_0037001F'), toHex(utf16('Hi')))
  // [MS-OXMSG] 2.1.4.2.2: sizes with the zero, which is there.
  assert.equal(streamOf(file, '__substg1.0_0018101F'), '0400000008000000')
  assert.equal(streamOf(file, '__substg1.0_0018101F-00000001'), toHex(utf16('bcd\0')))
})

test('writes names as [MS-OXMSG] 2.2.3 has them', () => {
  const file = writeMsg(
    message({
      properties: [
        named({ set: '00062008-0000-0000-c000-000000000046', lid: 0x8503 }, 0x000b, hex`01 00`),
        named({ set: '00020329-0000-0000-c000-000000000046', string: 'Keywords' }, 0x101f, utf16('x')),
        named({ set: '00062008-0000-0000-c000-000000000046', lid: 0x8501 }, 0x0003, hex`0f 00 00 00`),
      ],
    }),
  )
  const names = '__nameid_version1.0'
  assert.equal(streamOf(file, '__substg1.0_00020102', names), '0820060000000000c000000000000046')
  assert.equal(
    streamOf(file, '__substg1.0_00030102', names),
    toHex(hex`
      03850000 0600 0000
      00000000 0500 0100
      01850000 0600 0200`),
  )
  assert.equal(streamOf(file, '__substg1.0_00040102', names), `10000000${toHex(utf16('Keywords'))}`)
  // 0x8503 XOR (3 << 1) is 15 modulo 31, 0x8501 XOR 6 is 17.
  assert.equal(streamOf(file, '__substg1.0_100F0102', names), '0385000006000000')
  assert.equal(streamOf(file, '__substg1.0_10110102', names), '0185000006000200')
  assert.deepEqual(
    readMsg(file).message.properties.map(({ id, name }) => [id, name]),
    [
      [0x8000, { set: '00062008-0000-0000-c000-000000000046', lid: 0x8503 }],
      [0x8001, { set: '00020329-0000-0000-c000-000000000046', string: 'Keywords' }],
      [0x8002, { set: '00062008-0000-0000-c000-000000000046', lid: 0x8501 }],
    ],
  )
})

test('a value whose stream is missing is a problem, an empty one is not', () => {
  const file = (size: string) =>
    writeCompoundFile(
      makeStorage('', [
        makeStream(
          '__properties_version1.0',
          Buffer.concat([new Uint8Array(32), Buffer.from(`1f00370006000000${size}00000000`, 'hex')]),
        ),
      ]),
    )
  assert.deepEqual(readMsg(file('02000000')).message.properties, [property(0x0037_001f, new Uint8Array())])
  const { message: read, problems } = readMsg(file('08000000'))
  assert.deepEqual(read.properties, [])
  assert.deepEqual(problems, ['/: the value of 0037001F is missing'])
})

test('a value that the property stream forgot is read', () => {
  const file = writeCompoundFile(
    makeStorage('', [
      makeStream('__properties_version1.0', new Uint8Array(32)),
      makeStream('__substg1.0_0037001F', utf16('Hi')),
    ]),
  )
  assert.deepEqual(readMsg(file).message.properties, [property(0x0037_001f, new Uint8Array(utf16('Hi')))])
})

test('another compound file is no message', () => {
  assert.throws(() => readMsg(writeCompoundFile(makeStorage('', [makeStream('WordDocument', hex`00`)]))), LayoutError)
})

test('messages in messages and OLE objects are told apart by the method: [MS-OXMSG] 2.2.2', () => {
  const inner = message({ properties: [property(0x0037_001f, utf16('inner'))] })
  const object = makeStorage('__substg1.0_3701000D', [makeStream('__properties_version1.0', hex`00`)])
  const method = (number: number) => property(0x3705_0003, Uint8Array.of(number, 0, 0, 0))
  const { message: read, problems } = readMsg(
    writeMsg(
      message({
        attachments: [
          { properties: [method(5)], embedded: inner },
          { properties: [method(6)], storage: object },
        ],
      }),
    ),
  )
  assert.deepEqual(problems, [])
  assert.deepEqual(plain(read.attachments[0]?.embedded), plain(inner))
  assert.equal(read.attachments[1]?.embedded, undefined)
  assert.deepEqual(plain(read.attachments[1]?.storage), plain(object))
})

/** Bytes as text, so that a Buffer and a Uint8Array compare; ids of named properties are each file's own. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, part) => {
      if (typeof part === 'bigint') return `${part}`
      if (part?.type === 'Buffer') return Buffer.from(part.data).toString('hex')
      if (part instanceof Uint8Array) return Buffer.from(part).toString('hex')
      return key === 'id' && part >= 0x8000 ? undefined : part
    }),
  )
}

test('what is written is read again', () => {
  const content = fc.uint8Array({ maxLength: 50 })
  const text = fc.stringMatching(/^[a-zä\u4e00]{0,20}$/).map(utf16)
  const fixed = (size: number) => fc.uint8Array({ minLength: size, maxLength: size })
  const typed = fc.oneof(
    fc.tuple(
      fc.constant(0x0003),
      fixed(4).map((value) => [value]),
    ),
    fc.tuple(
      fc.constant(0x000b),
      fixed(2).map((value) => [value]),
    ),
    fc.tuple(
      fc.constant(0x0040),
      fixed(8).map((value) => [value]),
    ),
    fc.tuple(
      fc.constant(0x0048),
      fixed(16).map((value) => [value]),
    ),
    fc.tuple(
      fc.constant(0x001f),
      text.map((value) => [value]),
    ),
    fc.tuple(
      fc.constant(0x0102),
      content.map((value) => [value]),
    ),
    fc.tuple(fc.constant(0x101f), fc.array(text, { maxLength: 4 })),
    fc.tuple(fc.constant(0x1102), fc.array(content, { maxLength: 4 })),
    fc.tuple(fc.constant(0x1003), fc.array(fixed(4), { maxLength: 4 })),
  )
  const name: fc.Arbitrary<MsgName> = fc.oneof(
    fc.record({ set: fc.uuid(), lid: fc.nat(0xffff) }),
    fc.record({ set: fc.uuid(), string: fc.stringMatching(/^[A-Za-zä-]{1,20}$/) }),
  )
  const properties = fc.array(fc.tuple(typed, fc.option(name)), { maxLength: 12 }).map((list) =>
    list.map(([[type, values], maybe], index): MsgProperty => {
      const id = maybe ? 0x8000 : 0x1000 + index
      return { id, type, flags: 6, ...(maybe && { name: maybe }), values: values as Uint8Array[] }
    }),
  )
  const { tree } = fc.letrec<{ tree: MsgMessage }>((tie) => ({
    tree: fc.record({
      properties,
      recipients: fc.array(properties, { maxLength: 3 }),
      attachments: fc.array(
        fc.oneof(
          { depthSize: 'small' },
          fc.record({ properties }),
          fc.record({ properties, embedded: tie('tree') as fc.Arbitrary<MsgMessage> }),
        ),
        { maxLength: 2 },
      ),
    }),
  }))
  fc.assert(
    fc.property(tree, (original) => {
      const file = writeMsg(original)
      const { message: read, problems } = readMsg(file)
      assert.deepEqual(problems, [])
      assert.deepEqual(plain(read), plain(original))
      assert.deepEqual(writeMsg(read), file)
    }),
    { numRuns: 60 },
  )
})

type Expected = { file: string; property_tags: string[] | null; recipients: number; attachments: number }

test('the corpus has the properties, recipients and attachments that olefile finds', { skip: !corpus }, () => {
  const path = join(corpus as string, 'expected/msg-olefile-msgconvert.json')
  const expected = new Map((JSON.parse(readFileSync(path, 'utf8')) as Expected[]).map((entry) => [entry.file, entry]))
  const differing: string[] = []
  let compared = 0
  for (const { name, bytes } of corpusFiles('msg', /\.msg$/)) {
    const want = expected.get(name)
    const { message: read, problems } = readMsg(bytes)
    const tags = read.properties.map(({ id, type }) => (((id << 16) | type) >>> 0).toString(16).padStart(8, '0'))
    const same =
      problems.length === 0 &&
      want !== undefined &&
      read.recipients.length === want.recipients &&
      read.attachments.length === want.attachments &&
      new Set([...tags, ...(want.property_tags ?? []).map((tag) => tag.toLowerCase())]).size === tags.length &&
      read.properties.every((one) => one.id < 0x8000 || one.name !== undefined)
    if (!same) differing.push(name)
    else {
      const file = writeMsg(read)
      assert.deepEqual(plain(readMsg(file).message), plain(read), name)
      assert.deepEqual(writeMsg(readMsg(file).message), file, name)
    }
    compared++
  }
  assert.ok(compared > 90)
  assert.deepEqual(
    differing,
    known.filter(({ witness }) => witness === 'olefile').flatMap(({ files }) => files),
  )
})
