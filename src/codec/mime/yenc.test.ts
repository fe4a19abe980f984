import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32 } from 'node:zlib'
import { findYencBlocks } from './yenc.ts'

function yenc(content: Buffer, { name = 'a b.bin', line = 128, head = '', tail = '' } = {}): Buffer {
  const out: number[] = []
  let width = 0
  for (const byte of content) {
    const value = (byte + 42) & 0xff
    const piece = [0, 10, 13, 61].includes(value) ? [61, (value + 64) & 0xff] : [value]
    out.push(...piece)
    width += piece.length
    if (width >= line) {
      out.push(13, 10)
      width = 0
    }
  }
  const crc = crc32(content).toString(16).padStart(8, '0')
  return Buffer.concat([
    Buffer.from(`=ybegin${head} line=${line} size=${content.length} name=${name}\r\n`, 'latin1'),
    Buffer.from(out),
    Buffer.from(`\r\n=yend size=${content.length}${tail || ` crc32=${crc}`}\r\n`),
  ])
}

const all = Buffer.from(Array.from({ length: 600 }, (_, i) => i & 0xff))

test('yEnc: blocks in a text are found, with their names', () => {
  const text = Buffer.concat([Buffer.from('before\r\n'), yenc(all), Buffer.from('between\r\n'), yenc(Buffer.from('x'))])
  const blocks = findYencBlocks(text)
  assert.deepEqual(
    blocks.map(({ name, content }) => [name, content.length]),
    [
      ['a b.bin', 600],
      ['a b.bin', 1],
    ],
  )
  assert.ok(Buffer.from(blocks[0]?.content ?? []).equals(all))
  assert.equal(text.toString('latin1', 0, blocks[0]?.start), 'before\r\n')
  assert.equal(text.toString('latin1', blocks[0]?.end, blocks[1]?.start), 'between\r\n')
})

for (const [what, bytes] of Object.entries({
  'a wrong checksum': yenc(all, { tail: ' crc32=00000000' }),
  'a wrong size': Buffer.from(yenc(all).toString('latin1').replace('size=600', 'size=599'), 'latin1'),
  'one piece of several': yenc(all, { head: ' part=1 total=2' }),
  'no end': yenc(all).subarray(0, 300),
  'a line that only begins so': Buffer.from('=ybegin line=0name= .Eml\rsize=0\n=ysize=0 \n'),
  'within a line': Buffer.concat([Buffer.from('> '), yenc(all)]),
})) {
  test(`yEnc: ${what} is no block`, () => assert.deepEqual(findYencBlocks(bytes), []))
}

test('yEnc: a great many beginnings cost no more than one', () => {
  const many = Buffer.from(`${'=ybegin line=128 size=1 name=x\n'.repeat(100_000)}\n=yend size=1\n`)
  const before = performance.now()
  assert.ok(findYencBlocks(many).length <= 1)
  assert.ok(performance.now() - before < 2000)
})
