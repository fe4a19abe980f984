import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findAppleFile } from './apple-file.ts'

function appleFile(magic: number, entries: readonly [id: number, value: string][]): Buffer {
  const head = Buffer.alloc(26 + entries.length * 12)
  head.writeUInt32BE(magic, 0)
  head.writeUInt32BE(0x00020000, 4)
  head.writeUInt16BE(entries.length, 24)
  const values: Buffer[] = []
  let offset = head.length
  for (const [index, [id, text]] of entries.entries()) {
    const value = Buffer.from(text, 'latin1')
    head.writeUInt32BE(id, 26 + index * 12)
    head.writeUInt32BE(offset, 30 + index * 12)
    head.writeUInt32BE(value.length, 34 + index * 12)
    values.push(value)
    offset += value.length
  }
  return Buffer.concat([head, ...values])
}

test('RFC 1740: AppleSingle holds the content, the name and the codes of the Finder', () => {
  const file = findAppleFile(
    appleFile(0x00051600, [
      [3, 'Bericht \x9a'],
      [9, 'TEXTttxt\0\0'],
      [1, 'content'],
    ]),
  )
  assert.equal(file?.name, 'Bericht ö')
  assert.equal(file?.type, 'TEXT')
  assert.equal(file?.creator, 'ttxt')
  assert.equal(Buffer.from(file?.content ?? []).toString(), 'content')
})

test('RFC 1740: AppleDouble has no content', () => {
  assert.equal(findAppleFile(appleFile(0x00051607, [[9, '\0\0\0\0\0\0\0\0']]))?.content, undefined)
})

test('entries that point outside are left out, and other files are none', () => {
  const bytes = appleFile(0x00051600, [[1, 'content']])
  bytes.writeUInt32BE(0xfffffff0, 30)
  assert.equal(findAppleFile(bytes)?.content, undefined)
  bytes.writeUInt16BE(0xffff, 24)
  assert.ok(findAppleFile(bytes))
  assert.equal(findAppleFile(Buffer.from('%PDF-1.7 and so on, long enough for a header')), undefined)
  assert.equal(findAppleFile(Buffer.alloc(3)), undefined)
})
