/** Any bytes are decoded under any encoding; chunks give what the whole gives; what is encoded reads the same. */
import assert from 'node:assert/strict'
import { decodeTransfer, encodeTransfer, transferDecoder } from './transfer.ts'
import { findUuBlocks } from './uuencode.ts'

export default {
  name: 'mime-transfer',
  seeds: () =>
    [
      'QUJD\r\nQUI=\r\n',
      'QQ==\n=zH6Q\n-- footer\n',
      'a=3Db=\r\nc  \r\n=c3=bc = \t\n',
      'begin 644 cat.txt\n#0V%T\n`\nend\n',
      'text\nbegin 644 a\nM\nend',
    ].map((text) => Buffer.from(text, 'latin1')),
  run(input: Uint8Array) {
    for (const encoding of ['base64', 'quoted-printable', 'x-uuencode', '8bit']) {
      const whole = Buffer.from(decodeTransfer(input, encoding))
      assert.ok(whole.length <= input.length + 64)
      const decoder = transferDecoder(encoding)
      const half = input.length >> 1
      const chunks = [decoder.write(input.subarray(0, half)), decoder.write(input.subarray(half)), decoder.end()]
      // What follows padding is judged by its line, and a chunk may end in the middle of it.
      if (encoding !== 'base64' || !input.includes(0x3d)) assert.ok(Buffer.concat(chunks).equals(whole), encoding)
    }
    for (const encoding of ['base64', 'quoted-printable'] as const) {
      for (const text of [true, false]) {
        assert.ok(Buffer.from(decodeTransfer(encodeTransfer(input, encoding, { text }), encoding)).equals(input))
      }
    }
    for (const { start, end } of findUuBlocks(input)) assert.ok(start < end && end <= input.length)
  },
}
