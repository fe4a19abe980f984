import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { base64Decoder, decodeBase64 } from './base64.ts'
import { decodeTransfer, encodeTransfer, findEncoding, transferDecoder, transferEncoder } from './transfer.ts'
import { encodeUu, findUuBlocks } from './uuencode.ts'

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

for (const { encoding, encoded, decoded } of [
  { encoding: 'base64', encoded: 'QUJD', decoded: 'ABC' },
  { encoding: 'base64', encoded: 'QUI=\r\n', decoded: 'AB' },
  { encoding: 'base64', encoded: 'QQ==', decoded: 'A' },
  { encoding: 'base64', encoded: 'QQ', decoded: 'A' },
  { encoding: 'base64', encoded: 'Q', decoded: '' },
  { encoding: 'base64', encoded: ' Q U\tJ\r\nD ', decoded: 'ABC' },
  { encoding: 'base64', encoded: 'Q!U*J{D', decoded: 'ABC' },
  { encoding: 'base64', encoded: 'QUI=QUI=', decoded: 'ABAB' },
  { encoding: 'base64', encoded: 'QUI=\nQUJD\n', decoded: 'ABABC' },
  { encoding: 'base64', encoded: 'QUI=\n____\nhello list\n', decoded: 'AB' },
  { encoding: 'base64', encoded: 'QUI=\n-- a footer, with words\n', decoded: 'AB' },
  { encoding: 'base64', encoded: 'QQ==\n=zH6Q\n', decoded: 'A' },
  { encoding: 'base64', encoded: 'QQ== ignored', decoded: 'A' },
  { encoding: 'base64', encoded: 'QQ=\n=\nQQ==', decoded: 'AA' },
  { encoding: 'base64', encoded: '____', decoded: '\xff\xff\xff' },
  { encoding: 'base64', encoded: '====', decoded: '' },
  { encoding: 'base64', encoded: '', decoded: '' },
  { encoding: 'quoted-printable', encoded: 'a=3Db', decoded: 'a=b' },
  { encoding: 'quoted-printable', encoded: '=c3=bC', decoded: '\xc3\xbc' },
  { encoding: 'quoted-printable', encoded: 'a=\r\nb=\nc', decoded: 'abc' },
  { encoding: 'quoted-printable', encoded: 'a= \t\r\nb', decoded: 'ab' },
  { encoding: 'quoted-printable', encoded: 'a  \r\nb \nc\t', decoded: 'a\r\nb\nc' },
  { encoding: 'quoted-printable', encoded: 'a=20\r\nb', decoded: 'a \r\nb' },
  { encoding: 'quoted-printable', encoded: 'a =\r\nb', decoded: 'a b' },
  { encoding: 'quoted-printable', encoded: 'a=zz=4', decoded: 'a=zz=4' },
  { encoding: 'quoted-printable', encoded: 'a==3D=', decoded: 'a==' },
  { encoding: 'quoted-printable', encoded: '\xfc=', decoded: '\xfc' },
  { encoding: 'quoted-printable', encoded: 'a\rb', decoded: 'a\rb' },
  { encoding: 'quoted-printable', encoded: 'a \r \r\r\nb', decoded: 'a \r \r\r\nb' },
  { encoding: '7bit', encoded: 'a=3D', decoded: 'a=3D' },
  { encoding: 'x-unknown', encoded: 'a=3D', decoded: 'a=3D' },
  { encoding: '__proto__', encoded: 'a', decoded: 'a' },
  { encoding: 'x-uuencode', encoded: 'begin 644 cat.txt\n#0V%T\n`\nend\n', decoded: 'Cat' },
  { encoding: 'uuencode', encoded: '#0V%T\n', decoded: 'Cat' },
]) {
  test(`RFC 2045 6: decodes ${encoding}: ${JSON.stringify(encoded)}`, () => {
    const bytes = Buffer.from(encoded, 'latin1')
    assert.equal(latin1(decodeTransfer(bytes, encoding)), decoded)
    // The same, byte by byte.
    const decoder = transferDecoder(encoding)
    const pieces = [...bytes].map((byte) => decoder.write(Uint8Array.of(byte)))
    if (!encoded.includes('footer') && !encoded.includes('list')) {
      assert.equal(latin1(Buffer.concat([...pieces, decoder.end()])), decoded)
    }
  })
}

for (const { text, encoded } of [
  { text: 'a=b\r\n', encoded: 'a=3Db\r\n' },
  { text: 'a \r\nb\t', encoded: 'a=20\r\nb=09' },
  { text: '.\r\nFrom me', encoded: '=2E\r\n=46rom me' },
  { text: 'a\nb\rc', encoded: 'a=0Ab=0Dc' },
  { text: 'x'.repeat(76), encoded: 'x'.repeat(76) },
  { text: 'x'.repeat(77), encoded: `${'x'.repeat(75)}=\r\nxx` },
  { text: '\xfc'.repeat(26), encoded: `${'=FC'.repeat(25)}=\r\n=FC` },
]) {
  test(`RFC 2045 6.7: writes ${JSON.stringify(text)}`, () => {
    assert.equal(latin1(encodeTransfer(Buffer.from(text, 'latin1'), 'quoted-printable')), encoded)
  })
}

const bytes = fc.uint8Array({ maxLength: 4000 })

test('RFC 2045 6.8: padding without end on one line is looked through once', () => {
  // Looked through for each of its groups it would take hours.
  const groups = 4_000_000
  assert.equal(decodeBase64(Buffer.alloc(2 * groups, '=A')).length, 0)
  assert.equal(decodeBase64(Buffer.alloc(4 * groups, 'QQ==')).length, groups)
})

for (const encoding of ['base64', 'quoted-printable'] as const) {
  test(`${encoding}: what is written reads the same, in short lines`, () => {
    fc.assert(
      fc.property(bytes, fc.boolean(), (content, text) => {
        const encoded = encodeTransfer(content, encoding, { text })
        assert.deepEqual(Buffer.from(decodeTransfer(encoded, encoding)), Buffer.from(content))
        for (const line of latin1(encoded).split('\r\n')) assert.ok(line.length <= 76 && /^[\t\x20-\x7e]*$/.test(line))
      }),
    )
  })

  test(`${encoding}: chunks give what the whole gives`, () => {
    const noise = fc.array(fc.constantFrom(...'AbQ9+/-_=\r\n \t.=C3', '\r\n', '=\r\n', '= \n'), { maxLength: 3000 })
    fc.assert(
      fc.property(noise, fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 1, maxLength: 5 }), (parts, cuts) => {
        // Padding and what follows it is judged by the line, which a chunk may cut: it is left out here.
        const text = encoding === 'base64' ? parts.join('').replaceAll('=', '') : parts.join('')
        const input = Buffer.from(text, 'latin1')
        const decoder = transferDecoder(encoding)
        const out: Uint8Array[] = []
        for (let at = 0, cut = 0; at < input.length; at += cuts[cut++ % cuts.length]!) {
          out.push(decoder.write(input.subarray(at, at + cuts[cut % cuts.length]!)))
        }
        out.push(decoder.end())
        assert.equal(latin1(Buffer.concat(out)), latin1(decodeTransfer(input, encoding)))
      }),
    )
  })
}

test('base64 of any bytes is what the careful decoder makes of it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
      const input = noise.filter((byte) => byte !== 0x3d)
      const decoder = base64Decoder()
      const careful = Buffer.concat([decoder.write(input), decoder.end()])
      assert.deepEqual(Buffer.from(decodeBase64(input)), careful)
    }),
    { numRuns: 2000 },
  )
})

test('base64 in chunks is written as the whole is', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), (chunks) => {
      const encoder = transferEncoder('base64')
      const encoded = Buffer.concat([...chunks.map((chunk) => encoder.write(chunk)), encoder.end()])
      assert.deepEqual(encoded, Buffer.from(encodeTransfer(Buffer.concat(chunks), 'base64')))
    }),
  )
})

test('names of encodings', () => {
  assert.equal(findEncoding('8bits'), '8bit')
  assert.equal(findEncoding('x-uue'), 'uuencode')
  assert.equal(findEncoding('constructor'), undefined)
})

test('uuencoded blocks in a text', () => {
  const one = Buffer.from(
    encodeUu(Buffer.from('first content, longer than one line of forty-five bytes'), 'ä file.txt'),
  )
  const two = Buffer.from('begin 644 two\n#0V%T\n`\nend')
  const text = Buffer.concat([
    Buffer.from('Hello\nbegin 644 is no block\nbegin now\n'),
    one,
    Buffer.from('between\n'),
    two,
  ])
  const blocks = findUuBlocks(text)
  assert.deepEqual(
    blocks.map(({ start, end, content }) => [latin1(text.subarray(start, end)), latin1(content)]),
    [
      [latin1(one), 'first content, longer than one line of forty-five bytes'],
      [latin1(two), 'Cat'],
    ],
  )
  assert.equal(blocks[1]?.name, 'two')
  assert.equal(findUuBlocks(Buffer.from('begin 644 x\n')).length, 0)
})

test('uuencode: what is written reads the same', () => {
  fc.assert(
    fc.property(bytes, (content) => {
      assert.deepEqual(Buffer.from(decodeTransfer(encodeUu(content, 'x'), 'x-uuencode')), Buffer.from(content))
    }),
  )
})
