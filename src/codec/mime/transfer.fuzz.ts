/** Any bytes are decoded under any encoding, and looked at as yEnc, BinHex and MacBinary; chunks give what the whole gives; what is encoded reads the same. */
import assert from 'node:assert/strict'
import { decodeTransfer, encodeTransfer, transferDecoder } from './transfer.ts'
import { findBinHex, findMacBinary } from './mac-binary.ts'
import { findUuBlocks } from './uuencode.ts'
import { findYencBlocks } from './yenc.ts'

export default {
  name: 'mime-transfer',
  seeds: () =>
    [
      'QUJD\r\nQUI=\r\n',
      'QQ==\n=zH6Q\n-- footer\n',
      'a=3Db=\r\nc  \r\n=c3=bc = \t\n',
      'begin 644 cat.txt\n#0V%T\n`\nend\n',
      'text\nbegin 644 a\nM\nend',
      '=ybegin line=128 size=2 name=x\n\x6b\x6c\n=yend size=2\n',
      '(This file must be converted with BinHex 4.0)\n:#h4jEQaTFQ9P!!!!!!!!:',
      `\0\x01a${'\0'.repeat(62)}TEXTttxt${'\0'.repeat(10)}${'\0'.repeat(180)}`,
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
    for (const { start, end } of [...findUuBlocks(input), ...findYencBlocks(input)])
      assert.ok(start < end && end <= input.length)
    assert.ok((findMacBinary(input)?.content.length ?? 0) <= input.length)
    findBinHex(input)
  },
}
