import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findAppleFile, writeAppleDouble } from './apple-file.ts'
import { crc16, findBinHex, findMacBinary } from './mac-binary.ts'

/** Version 2, or 1 without its checksum. */
function macBinary(content: string, resources: string, { version = 2, name = 'Größe' } = {}): Buffer {
  const head = Buffer.alloc(128)
  const shown = Buffer.from(name.replace('ö', '\x9a').replace('ß', '\xa7'), 'latin1')
  head[1] = shown.length
  shown.copy(head, 2)
  head.write('TEXTttxt', 65, 'latin1')
  head[73] = 0x01
  head.writeUInt32BE(content.length, 83)
  head.writeUInt32BE(resources.length, 87)
  if (version > 1) {
    head[122] = 129
    head.writeUInt16BE(crc16(head.subarray(0, 124)), 124)
  }
  const filled = (text: string) => Buffer.from(text.padEnd(Math.ceil(text.length / 128) * 128, '\0'), 'latin1')
  return Buffer.concat([head, filled(content), filled(resources)])
}

for (const version of [1, 2]) {
  test(`[MS-OXCMSG] 2.2.2.20: MacBinary ${version} is read`, () => {
    const file = findMacBinary(macBinary('content', 'resources', { version }))
    assert.equal(file?.name, 'Größe')
    assert.equal(`${file?.creator} ${file?.type} ${file?.flags}`, 'ttxt TEXT 256')
    assert.equal(Buffer.from(file?.content ?? []).toString(), 'content')
    assert.equal(Buffer.from(file?.resources ?? []).toString(), 'resources')
  })
}

test('what is no MacBinary, or points outside of itself, is none', () => {
  const good = macBinary('content', '')
  assert.ok(findMacBinary(good))
  for (const [at, value] of [
    [0, 1],
    [1, 0],
    [1, 64],
    [3, 0x41],
    [84, 1],
  ] as const) {
    const bytes = Buffer.from(good)
    bytes[at] = value
    assert.equal(findMacBinary(bytes), undefined, `${at}`)
  }
  assert.equal(findMacBinary(good.subarray(0, 100)), undefined)
  assert.equal(findMacBinary(Buffer.alloc(300)), undefined)
})

const alphabet = '!"#$%&\'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr'

/** RFC 1741: without runs, but for 0x90 itself. */
function binHex(content: Buffer, resources: Buffer): string {
  const crc = (bytes: Buffer) => {
    const two = Buffer.alloc(2)
    two.writeUInt16BE(crc16(bytes))
    return Buffer.concat([bytes, two])
  }
  const head = Buffer.alloc(26, 0)
  head.write('\x05a.txt\0TEXTttxt', 'latin1')
  head.writeUInt32BE(content.length, 17)
  head.writeUInt32BE(resources.length, 21)
  const whole = Buffer.concat([crc(head.subarray(0, 25)), crc(content), crc(resources)])
  const packed = [...whole].flatMap((byte) => (byte === 0x90 ? [0x90, 0] : [byte]))
  let text = ''
  for (let i = 0; i * 6 < packed.length * 8; i++) {
    const [byte, shift] = [Math.floor((i * 6) / 8), (i * 6) % 8]
    const bits = ((packed[byte] ?? 0) << 8) | (packed[byte + 1] ?? 0)
    text += alphabet[(bits >> (10 - shift)) & 63]
  }
  return `before\r\n(This file must be converted with BinHex 4.0)\r\n\r\n:${text.replace(/(.{63})/g, '$1\r\n')}:\r\nafter`
}

test('RFC 1741: BinHex is read, wherever its lines end', () => {
  const content = Buffer.from('one \x90 two'.repeat(20), 'latin1')
  const text = binHex(content, Buffer.from('rr'))
  const file = findBinHex(Buffer.from(text, 'latin1'))
  assert.equal(file?.name, 'a.txt')
  assert.equal(`${file?.creator} ${file?.type}`, 'ttxt TEXT')
  assert.ok(Buffer.from(file?.content ?? []).equals(content))
  assert.equal(Buffer.from(file?.resources ?? []).toString(), 'rr')
  const damaged = text.replace(/:(.{40})(.)/s, (_, kept, old) => `:${kept}${old === '!' ? '+' : '!'}`)
  assert.equal(findBinHex(Buffer.from(damaged, 'latin1')), undefined)
  assert.equal(findBinHex(Buffer.from('(This file must be converted with BinHex 4.0)\n:!!!!:')), undefined)
  // Six bits that end with the mark of a run.
  assert.equal(findBinHex(Buffer.from('(This file must be converted with BinHex 4.0)\n:!!!!!!#3:')), undefined)
  assert.equal(findBinHex(Buffer.from('no')), undefined)
})

test('RFC 1740 4: the header of AppleDouble says what MacBinary says beside the content', () => {
  const file = findMacBinary(macBinary('content', 'resources'))
  assert.ok(file)
  const header = writeAppleDouble(file)
  const read = findAppleFile(header)
  assert.deepEqual([read?.name, read?.type, read?.creator, read?.content], ['Größe', 'TEXT', 'ttxt', undefined])
  assert.ok(Buffer.from(header).toString('latin1').endsWith('resources'))
})
