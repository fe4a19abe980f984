import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromHex, hex, LayoutError } from '../binary/index.ts'
import { compress } from './compress.ts'
import { decompress } from './decompress.ts'

const text = (value: string) => new TextEncoder().encode(value)

test('[MS-XCA] 3.1: the examples of the specification are read, and written to the byte', () => {
  const alphabet = hex`3f000000 6162636465666768696a6b6c6d6e6f707172737475767778797a`
  assert.deepEqual(decompress(alphabet, 26), text('abcdefghijklmnopqrstuvwxyz'))
  // Nothing is saved, so nothing is compressed.
  assert.equal(compress(text('abcdefghijklmnopqrstuvwxyz')), undefined)
  const repeated = hex`ffffff1f 616263 1700 0f ff 2601`
  assert.deepEqual(decompress(repeated, 300), text('abc'.repeat(100)))
  assert.deepEqual(compress(text('abc'.repeat(100))), repeated)
})

/** What a match of that length looks like behind the metadata: [MS-OXCRPC] 3.1.4.1.1.2.2.4. */
for (const { length, bytes, ids } of [
  { length: 9, bytes: '0600', ids: ['R909'] },
  { length: 10, bytes: '0700 00', ids: ['R912', 'R913'] },
  { length: 24, bytes: '0700 0e', ids: ['R937', 'R924'] },
  { length: 25, bytes: '0700 0f 00', ids: ['R938'] },
  { length: 26, bytes: '0700 0f 01', ids: ['R939'] },
  { length: 279, bytes: '0700 0f fe', ids: ['R940'] },
  { length: 280, bytes: '0700 0f ff 1501', ids: ['R941', 'R942'] },
  { length: 281, bytes: '0700 0f ff 1601', ids: ['R944', 'R945'] },
]) {
  test(`${ids.map((id) => `MS-OXCRPC_${id}`).join(', ')}: a match of ${length}`, () => {
    const plain = text('x'.repeat(length + 1))
    // One byte, one match, and ones to the end: R1873.
    const whole = new Uint8Array([...hex`ffffff7f 78`, ...fromHex(bytes)])
    assert.deepEqual(decompress(whole, plain.length), plain)
    if (whole.length < plain.length - 7) assert.deepEqual(compress(plain), whole)
  })
}

test('MS-OXCRPC_R916, MS-OXCRPC_R919, MS-OXCRPC_R920: two long matches share a byte, the third has a new one', () => {
  const packed = hex`
    ffffff0f        # four bytes, then matches
    61626364 1f00 21   # abcd, then 4 back: 3+7+1 = 11, and in the upper half: 2
    1f00            # 4 back: 3+7+2 = 12
    1f00 03         # 4 back: 3+7+3 = 13`
  assert.deepEqual(decompress(packed, 40), text('abcd'.repeat(10)))
})

test('what is written can be read again', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.constantFrom(text('kontor'), new Uint8Array(400)))),
      (parts) => {
        const plain = Buffer.concat(parts)
        const packed = compress(plain)
        if (packed === undefined) return
        assert.ok(packed.length < plain.length)
        assert.deepEqual(Buffer.from(decompress(packed, plain.length)), plain)
      },
    ),
  )
})

test('32 elements need a mask more for the end', () => {
  const plain = text('abcdefghijklmnopqrstuvwxyz01234abcdefghijklmnopqrstuvwxyz01234')
  const packed = compress(plain)
  assert.ok(packed)
  // MS-OXCRPC_R1877: 31 bytes and a match fill the first mask.
  assert.deepEqual(packed.subarray(-4), hex`ffffffff`)
  assert.deepEqual(decompress(packed, plain.length), plain)
})

for (const { what, packed, size } of [
  { what: 'ends before its mask', packed: hex`ffff`, size: 1 },
  { what: 'ends before a byte', packed: hex`00000000 41`, size: 2 },
  { what: 'ends in a match', packed: hex`00000040 41 00`, size: 4 },
  { what: 'begins with a match', packed: hex`ffffffff 0000`, size: 3 },
  { what: 'has a match back beyond its beginning', packed: hex`ffffff7f 41 0800`, size: 4 },
  { what: 'has a match beyond its end', packed: hex`ffffff7f 41 0600`, size: 4 },
  { what: 'has a short match in the long form', packed: hex`ffffff7f 41 0700 0f ff 1000`, size: 20 },
]) {
  test(`data that ${what} is refused`, () => {
    assert.throws(() => decompress(packed, size), LayoutError)
  })
}
