import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  join,
  joinedLength,
  joinLater,
  literalBytes,
  packSkeleton,
  type Segment,
  split,
  unpackSkeleton,
} from './skeleton.ts'
import { parseStructure } from './structure.ts'

const content = Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 7919) & 0xff))

function wrapped(bytes: Buffer, lineLength: number, eol: string): string {
  return (bytes.toString('base64').match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? []).join(eol)
}

function mailWith(body: string, encoding = 'base64'): Buffer {
  const head = `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`
  return Buffer.from(`${head}${body}\r\n--b--\r\n`, 'latin1')
}

function splitMail(mail: Uint8Array, minEncodedSize = 10): Segment[] {
  return split(mail, parseStructure(mail), { minEncodedSize, minIdentitySize: 100 })
}

function sourceOf(mail: Uint8Array, segments: readonly Segment[]) {
  const literal = literalBytes(mail, segments)
  const contents = segments.flatMap((segment) => (segment.kind === 'encoded' ? [segment.content] : []))
  return {
    literal: (from: number, to: number) => literal.subarray(from, to),
    content: (index: number, from: number, to: number) => contents[index]!.subarray(from, to),
  }
}

/** Splits, stores and joins again, the whole and a range. */
function rejoin(mail: Uint8Array, start?: number, end?: number): Buffer {
  const segments = splitMail(mail)
  const stored = unpackSkeleton(packSkeleton(segments))
  assert.equal(joinedLength(stored), mail.length)
  return Buffer.concat([...join(stored, sourceOf(mail, segments), start, end)])
}

for (const { name, body, recipe } of [
  {
    name: '76 and CRLF',
    body: wrapped(content, 76, '\r\n'),
    recipe: { encoding: 'base64', lineLength: 76, eol: 'crlf' },
  },
  { name: '72 and LF', body: wrapped(content, 72, '\n'), recipe: { encoding: 'base64', lineLength: 72, eol: 'lf' } },
  {
    name: 'a length that is no multiple of four',
    body: wrapped(content, 75, '\r\n'),
    recipe: { encoding: 'base64', lineLength: 75, eol: 'crlf' },
  },
  { name: 'one line', body: wrapped(content, 1000, ''), recipe: { encoding: 'base64', lineLength: 668, eol: 'crlf' } },
  {
    name: 'full lines only',
    body: wrapped(content.subarray(0, 114), 76, '\r\n'),
    recipe: { encoding: 'base64', lineLength: 76, eol: 'crlf' },
  },
  {
    name: 'blank lines around',
    body: `\r\n${wrapped(content, 76, '\r\n')}\r\n\r\n`,
    recipe: { encoding: 'base64', lineLength: 76, eol: 'crlf' },
  },
  { name: 'lines of uneven length', body: `QUJD\r\n${wrapped(content, 76, '\r\n')}`, recipe: undefined },
  { name: 'a space in a line', body: wrapped(content, 76, ' \r\n'), recipe: undefined },
  { name: 'no padding', body: wrapped(content, 76, '\r\n').replaceAll('=', ''), recipe: undefined },
  { name: 'set bits behind the last byte', body: `${'QUJD'.repeat(20)}QR==`, recipe: undefined },
  { name: 'URL-safe characters', body: '-_-_'.repeat(20), recipe: undefined },
  { name: 'no base64 at all', body: 'Hello, this is not base64.', recipe: undefined },
]) {
  test(`base64 part with ${name}`, () => {
    const mail = mailWith(body)
    const encoded = splitMail(mail).filter((segment) => segment.kind === 'encoded')
    assert.deepEqual(
      encoded.map((segment) => segment.recipe),
      recipe ? [recipe] : [],
    )
    assert.deepEqual(
      encoded.map((segment) => segment.partPath),
      recipe ? [[2]] : [],
    )
    assert.ok(rejoin(mail).equals(mail))
  })
}

test('the content is the decoded part', () => {
  const [, encoded] = splitMail(mailWith(wrapped(content, 76, '\r\n')))
  assert.ok(encoded?.kind === 'encoded' && Buffer.from(encoded.content).equals(content))
})

test('a large part without encoding is stored once as it is; quoted-printable stays literal', () => {
  const body = 'line\r\n'.repeat(100)
  const [, encoded] = splitMail(mailWith(body, '8bit'))
  assert.ok(encoded?.kind === 'encoded' && encoded.recipe.encoding === 'identity')
  assert.ok(rejoin(mailWith(body, '8bit')).equals(mailWith(body, '8bit')))
  assert.equal(splitMail(mailWith(body, 'quoted-printable')).length, 1)
})

test('small parts stay literal', () => {
  const mail = mailWith(wrapped(content, 76, '\r\n'))
  assert.deepEqual(splitMail(mail, 10_000), [{ kind: 'literal', start: 0, end: mail.length, length: mail.length }])
  assert.deepEqual(splitMail(Buffer.alloc(0)), [])
})

test('any range is what the mail has there', () => {
  const large = Buffer.concat(Array.from({ length: 500 }, () => content))
  for (const lineLength of [1, 5, 76, 998, 60_000]) {
    const mail = mailWith(wrapped(large.subarray(0, lineLength < 10 ? 2000 : large.length), lineLength, '\r\n'))
    fc.assert(
      fc.property(fc.nat(mail.length), fc.nat(mail.length), (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)]
        assert.ok(rejoin(mail, start, end).equals(mail.subarray(start, end)))
      }),
      { numRuns: 10 },
    )
  }
})

test('a range touches only the segments that it needs', async () => {
  const mail = mailWith(wrapped(content, 76, '\r\n'))
  const segments = splitMail(mail)
  const source = sourceOf(mail, segments)
  const read: string[] = []
  const chunks: Uint8Array[] = []
  const later = {
    literal: (from: number, to: number) => Promise.resolve(source.literal(from, to)),
    content: (index: number, from: number, to: number) => {
      read.push(`${index}: ${from}-${to}`)
      return Promise.resolve(source.content(index, from, to))
    },
  }
  for await (const chunk of joinLater(segments, later, 0, 50)) chunks.push(chunk)
  assert.ok(Buffer.concat(chunks).equals(mail.subarray(0, 50)))
  assert.deepEqual(read, [])
  for await (const chunk of joinLater(segments, later)) chunks.push(chunk)
  assert.deepEqual(read, ['0: 0-500'])
})

test('refuses packed skeletons that it did not write', () => {
  const packed = packSkeleton(splitMail(mailWith(wrapped(content, 76, '\r\n'))))
  for (let length = 0; length < packed.length; length++) {
    assert.throws(() => unpackSkeleton(packed.subarray(0, length)), { name: 'LayoutError' })
  }
  assert.throws(() => unpackSkeleton(Buffer.from([1, 1, 7, 0, 0, 0])), { name: 'LayoutError' })
  assert.throws(() => unpackSkeleton(Buffer.from([1, 1, 2, 0, 0, 0])), { name: 'LayoutError' })
})
