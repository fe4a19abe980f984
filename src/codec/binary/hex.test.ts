import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  compareBytes,
  encode,
  equalBytes,
  fromHex,
  guid,
  guidBytes,
  guidText,
  hex,
  LayoutError,
  parseGuid,
  toHex,
  u8,
  utf16z,
  Writer,
} from './index.ts'

test('bytes are written as a person reads them', () => {
  const inner = hex`aa bb`
  assert.deepEqual(
    hex`
      00 01   # two bytes
      FF${inner}
    `,
    new Uint8Array([0, 1, 255, 0xaa, 0xbb]),
  )
  assert.equal(toHex(inner), 'aabb')
  assert.equal(toHex(inner, ' '), 'aa bb')
  assert.throws(() => fromHex('0'), TypeError)
  assert.throws(() => fromHex('0g'), TypeError)
})

test('bytes are compared as unsigned numbers, the shorter first', () => {
  assert.ok(compareBytes(hex`01`, hex`ff`) < 0)
  assert.ok(compareBytes(hex`01`, hex`0100`) < 0)
  assert.ok(equalBytes(hex`0102`, hex`0102`))
  assert.ok(!equalBytes(hex`0102`, hex`01`))
})

test('GUIDs are text and bytes', () => {
  fc.assert(fc.property(fc.uuid(), (text) => assert.equal(guidText(guidBytes(text)), text)))
  assert.equal(parseGuid('{C840A7DC-42C0-1A10-B4B9-08002B2FE182}'), 'c840a7dc-42c0-1a10-b4b9-08002b2fe182')
  assert.equal(parseGuid('c840a7dc'), undefined)
  assert.throws(() => guidBytes('c840a7dc-42c0-1a10-b4b9-08002b2fe18g'), TypeError)
  assert.throws(() => encode(guid, 'x'), LayoutError)
})

test('a writer grows, and gives away what it has', () => {
  const writer = new Writer(1)
  for (let i = 0; i < 1000; i++) u8.write(writer, i % 256)
  utf16z.write(writer, 'x'.repeat(1000))
  const bytes = writer.take()
  assert.equal(bytes.length, 1000 + 2002)
  assert.equal(bytes[999], 999 % 256)
  assert.equal(writer.take().length, 0)
})
