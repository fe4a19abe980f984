/** The kept context and the public functions do the same. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dictionary } from './dictionary.ts'
import { smallZstd } from './small-zstd.ts'

const options = { dictionary, maxOutputLength: 1024 * 1024 }
const kept = smallZstd(options)
const plain = smallZstd(options, false)
const mail = (length: number) => Buffer.from('From: a@example.org\r\nSubject: hello\r\n\r\n'.repeat(length))

for (const { name, bytes } of [
  { name: 'a short value', bytes: mail(1) },
  { name: 'a mail', bytes: mail(100) },
  { name: 'random bytes', bytes: Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919) % 251)) },
  { name: 'one that fills the output', bytes: Buffer.alloc(300 * 1024, 'ab') },
  { name: 'one above the limit of small', bytes: mail(5000) },
]) {
  test(`either reads what the other wrote: ${name}`, () => {
    for (const writer of [kept, plain]) {
      for (const reader of [kept, plain]) {
        assert.deepEqual(Buffer.from(reader.decompress(writer.compress(bytes))), Buffer.from(bytes))
      }
    }
  })
}

test('a damaged value is refused, and the next one is read', () => {
  const packed = kept.compress(mail(20))
  for (const damaged of [
    packed.subarray(0, 10),
    Buffer.from('not zstd at all'),
    new Uint8Array(),
    packed.map((byte, i) => (i === 30 ? byte ^ 0xff : byte)),
  ]) {
    assert.throws(() => {
      const bytes = kept.decompress(damaged)
      // A flipped bit may still be a frame: then it is another value.
      if (Buffer.compare(bytes, mail(20)) !== 0) throw new Error('another value')
    })
    assert.deepEqual(Buffer.from(kept.decompress(packed)), mail(20))
  }
})

test('a frame that ends too early is refused', () => {
  const packed = kept.compress(mail(50))
  for (const length of [8, 20, packed.length - 1]) assert.throws(() => kept.decompress(packed.subarray(0, length)))
})

test('what is longer than allowed is refused', () => {
  const bomb = plain.compress(Buffer.alloc(2 * 1024 * 1024))
  assert.throws(() => kept.decompress(bomb))
})
