import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { DataReader } from './content.ts'

function readAll(
  pieces: readonly Buffer[],
  maxBytes = 1e9,
): { content: Buffer; rest: Buffer; loneDot: boolean } | undefined {
  const reader = new DataReader(maxBytes)
  for (const [index, piece] of pieces.entries()) {
    const rest = reader.push(piece)
    if (rest)
      return {
        content: reader.take(),
        rest: Buffer.concat([rest, ...pieces.slice(index + 1)]),
        loneDot: reader.loneDot,
      }
  }
  return undefined
}

const cases: { name: string; input: string; content?: string; rest?: string; loneDot?: boolean }[] = [
  { name: 'empty', input: '.\r\n', content: '' },
  { name: 'the end and what follows', input: 'a\r\n.\r\nQUIT\r\n', content: 'a\r\n', rest: 'QUIT\r\n' },
  { name: 'a stuffed dot at the beginning', input: '..a\r\n.\r\n', content: '.a\r\n' },
  { name: 'a stuffed dot alone', input: 'a\r\n..\r\n.\r\n', content: 'a\r\n.\r\n' },
  { name: 'a dot and something', input: 'a\r\n.b\r\n.\r\n', content: 'a\r\nb\r\n' },
  { name: 'no end', input: 'a\r\n.' },
  { name: 'LF.LF', input: 'a\n.\n\r\n.\r\n', content: 'a\n.\n\r\n', loneDot: true },
  { name: 'bare CR and LF elsewhere stay', input: 'a\nb\rc\r\n.\r\n', content: 'a\nb\rc\r\n' },
  { name: 'LF.CRLF', input: 'a\n.\r\nb\r\n.\r\n', content: 'a\n.\r\nb\r\n', loneDot: true },
  { name: 'CRLF.CR', input: 'a\r\n..\rb\r\n.\r\n', content: 'a\r\n.\rb\r\n', loneDot: true },
  { name: 'CR.LF', input: 'a\r.\nb\r\n.\r\n', content: 'a\r.\nb\r\n', loneDot: true },
  { name: 'CRLF.LF', input: 'a\r\n.\nb\r\n.\r\n', content: 'a\r\n\nb\r\n', loneDot: true },
  { name: 'lines of stuffed dots', input: '..\r\n...\r\n..\r\n.\r\nx', content: '.\r\n..\r\n.\r\n', rest: 'x' },
  { name: 'a dot at the end of a line', input: 'a.\r\n.\r\n', content: 'a.\r\n' },
]
for (const { name, input, content, rest = '', loneDot = false } of cases) {
  test(`RFC 5321 4.5.2: ${name}, in one piece and octet by octet`, () => {
    for (const pieces of [[Buffer.from(input)], [...Buffer.from(input)].map((octet) => Buffer.from([octet]))]) {
      const result = readAll(pieces)
      assert.equal(result?.content.toString(), content)
      if (result) assert.deepEqual([result.rest.toString(), result.loneDot], [rest, loneDot])
    }
  })
}

test('RFC 5321 4.5.2: any lines in any pieces come out as they went in', () => {
  const line = fc.stringMatching(/^[.a-c\n\r]{0,6}$/).map((text) => text.replace(/\r\n/g, ''))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), fc.array(fc.nat(9), { maxLength: 30 }), (lines, cuts) => {
      // A bare CR before the CRLF is content, too, as long as it makes no CRLF of its own.
      const text = lines.map((content) => `${content}\r\n`).join('')
      const stuffed = text.replace(/(^|\r\n)\./g, '$1..')
      const bytes = Buffer.from(`${stuffed}.\r\nrest`)
      const pieces: Buffer[] = []
      let at = 0
      for (const cut of cuts) pieces.push(bytes.subarray(at, (at += cut)))
      pieces.push(bytes.subarray(at))
      const result = readAll(pieces)
      assert.equal(result?.content.toString(), text)
      assert.equal(result?.rest.toString(), 'rest')
    }),
  )
})

test('a message of single octets takes the memory of its octets', () => {
  const reader = new DataReader(1_000_000)
  for (let count = 0; count < 200_000; count++) reader.push(Buffer.from('a'))
  assert.equal(reader.push(Buffer.from('\r\n.\r\n'))?.length, 0)
  assert.equal(reader.take().length, 200_002)
})
