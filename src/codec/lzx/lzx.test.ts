/** LZX DELTA: what is compressed comes back, with and without what the reader has already. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { LayoutError } from '#codec/binary/index.ts'
import { compressLzx, decompressLzx } from './index.ts'

const words = ['/o=Example/ou=First', '/cn=Recipients/cn=', 'SMTP:', '@example.test', 'Sommer', 'Okafor', '\0\u0003']
function records(count: number, seed = 7): Uint8Array {
  let state = seed
  const next = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0)
  let text = ''
  for (let at = 0; at < count; at++) text += `${words[next() % words.length]}${next() % 1000}`
  return Buffer.from(text)
}

const cases: [title: string, bytes: Uint8Array][] = [
  ['nothing', new Uint8Array()],
  ['one byte', Uint8Array.of(7)],
  ['one byte many times', new Uint8Array(100_000).fill(65)],
  ['exactly a chunk', records(4000).subarray(0, 0x8000)],
  ['a byte more than a chunk', records(4000).subarray(0, 0x8001)],
  ['records, 300 KB', records(25_000)],
  ['noise', Uint8Array.from({ length: 70_000 }, (_, at) => (Math.imul(at, 2654435761) >>> 13) & 0xff)],
]

describe('MS-PATCH 2', () => {
  for (const [title, bytes] of cases)
    test(`${title} comes back`, () => {
      const packed = compressLzx(bytes)
      assert.ok(Buffer.from(decompressLzx(packed, bytes.length)).equals(bytes))
    })

  test('records become a third at most', () => {
    const bytes = records(25_000)
    assert.ok(compressLzx(bytes).length < bytes.length / 3)
  })

  test('a newer version is small beside the older one', () => {
    const older = records(20_000)
    const newer = Buffer.concat([older.subarray(0, 90_000), Buffer.from('Somebody new'), older.subarray(90_000)])
    const patch = compressLzx(newer, older)
    assert.ok(patch.length < newer.length / 50, `${patch.length} of ${newer.length}`)
    assert.ok(Buffer.from(decompressLzx(patch, newer.length, older)).equals(newer))
  })

  test('any bytes come back', () => {
    const bytes = fc.uint8Array({ maxLength: 3000 })
    fc.assert(
      fc.property(bytes, bytes, (input, reference) => {
        assert.deepEqual(new Uint8Array(decompressLzx(compressLzx(input, reference), input.length, reference)), input)
      }),
      { numRuns: 300 },
    )
  })

  test('a size that cannot be is refused before memory is taken', () => {
    assert.throws(() => decompressLzx(new Uint8Array(20), 2 ** 40), LayoutError)
  })
})
