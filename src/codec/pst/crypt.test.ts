/** [MS-PST] 5.1, 5.2, 5.3, 5.5 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hex } from '#codec/binary/index.ts'
import { checksum, signature } from './checksum.ts'
import { CryptMethod, decodeBlock, encodeBlock } from './crypt.ts'

const all = Uint8Array.from({ length: 256 }, (_, index) => index)

for (const method of [CryptMethod.none, CryptMethod.permute, CryptMethod.cyclic]) {
  test(`MS-PST 5.1, 5.2: what is encoded with method ${method} is decoded`, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), fc.nat({ max: 2 ** 48 }), (bytes, bid) => {
        const coded = Uint8Array.from(bytes)
        encodeBlock(coded, method, bid)
        decodeBlock(coded, method, bid)
        assert.deepEqual(coded, Uint8Array.from(bytes))
      }),
    )
  })
}

test('MS-PST 5.1: the permutation takes every byte to another place', () => {
  const coded = Uint8Array.from(all)
  encodeBlock(coded, CryptMethod.permute, 0)
  assert.equal(new Set(coded).size, 256)
  assert.equal(coded.subarray(0, 8).toHex(), '41361362a8216ebb')
})

test('MS-PST 5.2: the key of the cyclic form is the block id', () => {
  const one = Uint8Array.from(all)
  const other = Uint8Array.from(all)
  encodeBlock(one, CryptMethod.cyclic, 4)
  encodeBlock(other, CryptMethod.cyclic, 8)
  assert.notDeepEqual(one, other)
})

test('MS-PST 5.3: the checksum begins at 0 and is not inverted', () => {
  assert.equal(checksum(new Uint8Array(100)), 0)
  // The trailer of the SLBLOCK in 3.7.
  const block = hex`
    0200 0100 00000000 7f81000000000000
    8013000000000000 0000000000000000`
  assert.equal(checksum(block), 0xd9d45e50)
})

test('MS-PST 5.5: the signature mixes place and id', () => {
  assert.equal(signature(0x594d80, 0x1386), 0x5e5f)
  assert.equal(signature(0x100000000 + 0x594d80, 0x1386), 0x5e5f)
})
