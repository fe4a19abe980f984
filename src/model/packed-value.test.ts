import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decode, encode, LayoutError, Writer } from '#codec/binary/index.ts'
import { readValue, writeValue } from './packed-value.ts'
import { getValueLayout } from './tagged-value.ts'

const bits64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n }

for (const [type, values] of [
  [0x001f, fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''))],
  [0x0003, fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 })],
  [0x000b, fc.boolean()],
  [0x0102, fc.uint8Array({ maxLength: 100 })],
  [0x0040, fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })],
  [0x0014, fc.bigInt(bits64)],
] as readonly (readonly [number, fc.Arbitrary<unknown>])[]) {
  test(`type 0x${type.toString(16)} is read and written here as its layout does`, () => {
    const layout = getValueLayout(type, 'rop')
    fc.assert(
      fc.property(values, fc.nat({ max: 5 }), (value, before) => {
        const wanted = encode(layout, value)
        const writer = new Writer(1)
        writer.put(new Uint8Array(before))
        writeValue(writer, type, value, 'rop')
        const bytes = writer.take()
        assert.deepEqual(bytes.subarray(before), wanted)
        assert.deepEqual(readValue(type, bytes, before, bytes.length, 'rop'), decode(layout, wanted))
      }),
    )
  })

  test(`type 0x${type.toString(16)} refuses the bytes that its layout refuses`, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        const layout = getValueLayout(type, 'rop')
        let wanted: unknown
        try {
          wanted = decode(layout, bytes)
        } catch {
          assert.throws(() => readValue(type, bytes, 0, bytes.length, 'rop'), LayoutError)
          return
        }
        assert.deepEqual(readValue(type, bytes, 0, bytes.length, 'rop'), wanted)
      }),
      { numRuns: 2000 },
    )
  })
}
