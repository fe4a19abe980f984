import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import { corpus } from '#test/corpus.ts'
import { hex, LayoutError, toHex } from '../binary/index.ts'
import { compressRtf, decompressRtf, storeRtf } from './index.ts'

const skip = corpus ? false : 'no corpus'
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

for (const { name, rtf, compressed } of [
  {
    name: '4.1.1',
    rtf: '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
    compressed: '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
  },
  {
    name: '4.1.2, which reads what it has just written',
    rtf: '{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}',
    compressed: '1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0',
  },
]) {
  test(`the example of MS-OXRTFCP ${name}`, () => {
    assert.equal(latin1(decompressRtf(Buffer.from(compressed, 'hex'))), rtf)
    assert.equal(toHex(compressRtf(Buffer.from(rtf, 'latin1'))).replace(/ /g, ''), compressed)
  })
}

test('MELA holds the RTF as it is, MS-OXRTFCP 2.1.3.3', () => {
  const stored = storeRtf(Buffer.from('{\\rtf1\\ansi}'))
  assert.deepEqual(Buffer.from(stored), Buffer.from(hex`18000000 0c000000 4d454c41 00000000 7b5c727466315c616e73697d`))
  assert.equal(latin1(decompressRtf(stored)), '{\\rtf1\\ansi}')
})

test('whatever is compressed comes back', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .array(fc.constantFrom('\\par ', '{\\rtf1', 'ab', 'x'), { maxLength: 4000 })
      .map((all) => Buffer.from(all.join(''))),
  )
  fc.assert(
    fc.property(bytes, (rtf) => {
      const compressed = compressRtf(rtf)
      assert.ok(compressed.length <= 16 + rtf.length * 1.125 + 4)
      assert.deepEqual(Buffer.from(decompressRtf(compressed)), Buffer.from(rtf))
    }),
    { numRuns: 60 },
  )
})

const good = compressRtf(Buffer.from('{\\rtf1 hello hello hello}'))
const changed = (at: number, value: number) => {
  const bytes = Buffer.from(good)
  bytes[at] = value
  return bytes
}
for (const { name, input, path } of [
  { name: 'nothing', input: new Uint8Array(), path: 'header' },
  { name: 'a size beyond the end', input: changed(0, 0xff), path: 'compSize' },
  { name: 'a size smaller than the header', input: changed(0, 3), path: 'compSize' },
  { name: 'a kind that nobody knows', input: changed(8, 0), path: 'compType' },
  { name: 'another CRC', input: changed(12, (good[12] as number) ^ 1), path: 'crc' },
  { name: 'a bomb', input: changed(7, 0x7f), path: 'rawSize' },
]) {
  test(`refuses ${name}`, () => {
    assert.throws(
      () => decompressRtf(input),
      (error) => error instanceof LayoutError && error.path === path,
    )
  })
}

test('the streams of the corpus, and back', { skip }, () => {
  const lines = readFileSync(join(corpus as string, 'rtf/compressed-rtf-from-msg.shared.jsonl'), 'utf8')
    .trim()
    .split('\n')
  for (const line of lines) {
    const { source, compressed_b64, rtf_sha256, decoders_agree } = JSON.parse(line) as Record<string, unknown>
    if (decoders_agree !== true) continue
    const rtf = decompressRtf(Buffer.from(compressed_b64 as string, 'base64'))
    assert.equal(createHash('sha256').update(rtf).digest('hex'), rtf_sha256, source as string)
    assert.ok(Buffer.from(rtf).equals(decompressRtf(compressRtf(rtf))), source as string)
  }
})
