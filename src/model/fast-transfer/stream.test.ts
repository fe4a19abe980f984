import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hex, LayoutError } from '#codec/binary/index.ts'
import { makeTag, type NamedProperty, P } from '#model'
import { type Chunk, ChunkWriter, rawChunk } from './chunk.ts'
import { Lexer, type Token } from './lexer.ts'
import { TransferSource } from './source.ts'

const named = (id: number): NamedProperty | undefined =>
  new Map<number, NamedProperty>([
    [0x8001, { set: '00062008-0000-0000-c000-000000000046', lid: 0x8503 }],
    [0x8002, { set: '00020329-0000-0000-c000-000000000046', string: 'Keywords' }],
  ]).get(id)

const writer = (charset?: string) => new ChunkWriter({ charset, nameOf: named })

for (const { name, write, bytes } of [
  { name: 'a marker', write: (to: ChunkWriter) => to.marker('startMessage'), bytes: hex`0300 0c40` },
  {
    name: 'MS-OXCFXICS_R990: a boolean in two bytes',
    write: (to: ChunkWriter) => to.property(P.Associated.tag, true),
    bytes: hex`0b00 aa67  0100`,
  },
  {
    name: 'a text with its size and its NUL',
    write: (to: ChunkWriter) => to.property(P.Subject.tag, 'hi'),
    bytes: hex`1f00 3700  06000000  6800 6900 0000`,
  },
  {
    name: 'a binary',
    write: (to: ChunkWriter) => to.property(P.SourceKey.tag, hex`aabb`),
    bytes: hex`0201 e065  02000000  aabb`,
  },
  {
    name: 'a property named by a number',
    write: (to: ChunkWriter) => to.property(makeTag(0x8001, 'boolean'), false),
    bytes: hex`0b00 0180  0820060000000000c000000000000046  00  03850000  0000`,
  },
  {
    name: 'a list of texts, named by a text',
    write: (to: ChunkWriter) => to.property(makeTag(0x8002, 'string[]'), ['a', '']),
    bytes: hex`1f10 0280  2903020000000000c000000000000046  01  4b006500790077006f00720064007300 0000
      02000000  04000000 61000000  02000000 0000`,
  },
  {
    name: 'MS-OXCFXICS_R3657, MS-OXCFXICS_R3354: the given ids, whose type lies',
    write: (to: ChunkWriter) => to.meta('idsetGiven', hex`01`),
    bytes: hex`0300 1740  01000000 01`,
  },
]) {
  test(`${name} is written so, and read again`, () => {
    const chunk = write(writer()).take()
    assert.deepEqual(Buffer.from(chunk.bytes), Buffer.from(bytes))
    const lexer = new Lexer()
    const [token, ...more] = lexer.push(chunk.bytes)
    lexer.end()
    assert.deepEqual(more, [])
    assert.ok(token)
  })
}

test('8-bit strings are in the code page that the stream or the session says', () => {
  const { bytes } = writer('windows-1251').property(P.Subject.tag, 'Жук').take()
  assert.deepEqual(Buffer.from(bytes), Buffer.from(hex`1e00 3700  04000000  c6f3ea00`))
  const [own] = new Lexer({ charset: 'windows-1251' }).push(bytes)
  assert.deepEqual(own, { kind: 'property', tag: P.Subject.tag, name: undefined, value: 'Жук' })
  const [unicode] = new Lexer().push(hex`b084 3700  04000000  16040000`)
  assert.deepEqual(unicode, { kind: 'property', tag: P.Subject.tag, name: undefined, value: 'Ж' })
  const [paged] = new Lexer().push(hex`e384 3700  04000000  c6f3ea00`)
  assert.equal(paged?.kind === 'property' && paged.value, 'Жук')
})

function sample(): { chunks: Chunk[]; tokens: string[] } {
  const first = writer().marker('startMessage').property(P.Subject.tag, 'a subject of some length')
  first.property(makeTag(0x8002, 'string[]'), ['one', 'two']).property(P.MessageDeliveryTime.tag, 132n)
  const second = writer().header(P.AttachDataBinary.tag, 100_000)
  const third = writer().marker('endMessage')
  const content = new Uint8Array(100_000).fill(1)
  const chunks = [
    first.take(),
    second.take(),
    rawChunk(content.subarray(0, 40_000)),
    rawChunk(content.subarray(40_000)),
    third.take(),
  ]
  return { chunks, tokens: kinds([...new Lexer().push(Buffer.concat(chunks.map(({ bytes }) => bytes)))]) }
}

/** Bytes of a value that came in pieces count together. */
function kinds(tokens: readonly Token[]): string[] {
  const found: string[] = []
  let data = 0
  for (const token of tokens) {
    if (token.kind === 'data') data += token.bytes.length
    else if (token.kind === 'end') found.push(`end ${data}`)
    else if (token.kind === 'property') found.push(`${token.tag} ${String(token.value)}`)
    else found.push(token.kind === 'marker' ? token.marker : `begin ${token.size}`)
  }
  return found
}

test('MS-OXCFXICS 2.2.4.1: cut into buffers of any size, a stream is the same again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 60, max: 40_000 }), { minLength: 1, maxLength: 20 }), async (sizes) => {
      const { chunks, tokens } = sample()
      const source = new TransferSource(
        (async function* () {
          yield* chunks
        })(),
      )
      const lexer = new Lexer()
      const found: Token[] = []
      for (let i = 0; ; i++) {
        const size = sizes[i % sizes.length] as number
        const { status, bytes } = await source.read(size)
        assert.ok(bytes.length <= size)
        found.push(...lexer.push(bytes))
        if (status === 'done') break
      }
      lexer.end()
      assert.deepEqual(kinds(found), tokens)
    }),
    { numRuns: 50 },
  )
})

test('a buffer ends between elements, or between the characters of a text', async () => {
  const chunk = writer().property(P.Subject.tag, 'abcdef').property(P.Importance.tag, 1).take()
  const read = async (size: number) => {
    const source = new TransferSource(
      (async function* () {
        yield chunk
      })(),
    )
    return (await source.read(size)).bytes.length
  }
  // 4 definition, 4 size, 14 text; 4 definition, 4 value.
  const lengths = await Promise.all([4, 7, 8, 9, 10, 11, 22, 25, 26, 29, 30].map(read))
  assert.deepEqual(lengths, [4, 4, 8, 8, 10, 10, 22, 22, 26, 26, 30])
  await assert.rejects(read(3), { name: 'Failure', code: 'tooBig' })
})

for (const { name, bytes } of [
  { name: 'an unknown type', bytes: hex`ee00 3700` },
  { name: 'a name of an unknown kind', bytes: hex`0b00 0180  0820060000000000c000000000000046  05` },
  { name: 'a count that nothing could fill', bytes: hex`0210 3700  ffffffff` },
]) {
  test(`${name} is a LayoutError`, () => {
    assert.throws(() => [...new Lexer().push(bytes)], LayoutError)
  })
}

test('a stream that ends within an element is a LayoutError', () => {
  const lexer = new Lexer()
  assert.deepEqual([...lexer.push(hex`1f00 3700 0600`)], [])
  assert.throws(() => lexer.end(), LayoutError)
})
