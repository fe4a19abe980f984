/** What zstd makes smaller is given to it; what it does not, is not. */
import assert from 'node:assert/strict'
import { createCipheriv, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { deflateRawSync, zstdCompressSync } from 'node:zlib'
import { looksCompressed } from './entropy.ts'

const chance = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(100_000))
/** 256 words, in an order that nobody can foresee. */
const words = [...chance].map((byte) => (byte * byte * 7919).toString(36)).join(' ')

for (const { name, bytes, compressed } of [
  { name: 'noise', bytes: chance, compressed: true },
  { name: 'deflated text', bytes: deflateRawSync(words), compressed: true },
  { name: 'text', bytes: Buffer.from(words), compressed: false },
  { name: 'UTF-16', bytes: Buffer.from(words, 'utf16le'), compressed: false },
  { name: 'Base64', bytes: Buffer.from(chance.toString('base64')), compressed: false },
  { name: 'zeros', bytes: new Uint8Array(100_000), compressed: false },
  { name: 'noise in text', bytes: Buffer.concat([chance.subarray(0, 50_000), Buffer.from(words)]), compressed: false },
  { name: 'too little', bytes: randomBytes(5000), compressed: false },
]) {
  test(`${name}: ${compressed ? 'compressed already' : 'worth compressing'}`, () => {
    assert.equal(looksCompressed(bytes), compressed)
    if (compressed) assert.ok(zstdCompressSync(bytes).length > bytes.length * 0.98)
  })
}
