import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Mailbox, parseAddresses } from './addresses.ts'
import { composeMime, type Entity } from './compose.ts'
import {
  encodeAddressList,
  encodeMessageIds,
  encodeParameters,
  encodePhrase,
  encodeUnstructured,
} from './encode-header.ts'
import { decodeWords } from './encoded-words.ts'
import { readHeader } from './header.ts'
import { parseMessageIds } from './message-ids.ts'
import { parseParameters } from './parameters.ts'
import { parseStructure } from './structure.ts'
import { partContent, partText } from './text.ts'

const unfold = (value: string) => value.replaceAll('\r\n', '')
const box = (name: string, address: string): Pick<Mailbox, 'name' | 'address'> => ({ name, address })

for (const { text, value } of [
  { text: 'Hello', value: 'Hello' },
  { text: 'Grüße', value: '=?utf-8?Q?Gr=C3=BC=C3=9Fe?=' },
  { text: 'from the Grüße an all', value: 'from the =?utf-8?Q?Gr=C3=BC=C3=9Fe?= an all' },
  { text: 'ü and ü', value: '=?utf-8?Q?=C3=BC_and_=C3=BC?=' },
  { text: '日本語', value: '=?utf-8?B?5pel5pys6Kqe?=' },
  { text: 'looks =?like?= one', value: 'looks =?utf-8?Q?=3D=3Flike=3F=3D?= one' },
  { text: ' spaced ', value: '=?utf-8?Q?_spaced_?=' },
  { text: 'a\r\nBcc: x', value: 'a Bcc: x' },
]) {
  test(`RFC 2047: writes ${JSON.stringify(text)}`, () => assert.equal(encodeUnstructured(text, { column: 9 }), value))
}

test('RFC 6532: with utf8 nothing is encoded', () => {
  assert.equal(encodeUnstructured('Grüße', { utf8: true }), 'Grüße')
  assert.equal(encodeAddressList([box('Jü', 'ü@bücher.example')], { utf8: true }), 'Jü <ü@bücher.example>')
})

const text = fc.string({ unit: 'grapheme', maxLength: 300 })
const line = text.map((value) => value.replace(/[\r\n\0\u2028\u2029]+/g, ' ').toWellFormed())

test('unstructured text reads as it was written, in lines of 76', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        line,
        fc.array(fc.constantFrom('a', 'ü', ' ', '  ', '=?', 'word', '日本')).map((parts) => parts.join('')),
      ),
      fc.boolean(),
      (value, utf8) => {
        const encoded = encodeUnstructured(value, { column: 9, utf8 })
        // Tabs and other white space at a border become single spaces; the words are the same.
        const same = (words: string) => words.replace(/[ \t]+/g, ' ')
        if (!utf8) {
          assert.equal(same(decodeWords(unfold(encoded))), same(value))
          for (const [index, row] of encoded.split('\r\n').entries()) {
            // Only a single long word may stand beyond the limit, and it is never as long as RFC 5322 forbids.
            const width = row.length + (index === 0 ? 9 : 0)
            assert.ok(width <= 76 || (!/\S[ \t]+\S/.test(row) && width < 600), row)
          }
        }
        assert.ok(!/[\r\n](?![\n \t])/.test(encoded))
      },
    ),
  )
})

for (const { list, value } of [
  { list: [box('', 'a@b')], value: 'a@b' },
  { list: [box('A B', 'a@b'), box('', 'c@d')], value: 'A B <a@b>, c@d' },
  { list: [box('B, A', 'a@b')], value: '"B, A" <a@b>' },
  { list: [box('A "q" \\', 'a@b')], value: '"A \\"q\\" \\\\" <a@b>' },
  { list: [box('Jürgen', 'a@bücher.example')], value: '=?utf-8?Q?J=C3=BCrgen?= <a@xn--bcher-kva.example>' },
  { list: [{ group: 'G', members: [] }], value: 'G:;' },
  {
    list: [{ group: 'G x', members: parseAddresses('a@b, C <c@d>') as Mailbox[] }, box('', 'e@f')],
    value: 'G x: a@b, C <c@d>;, e@f',
  },
  { list: [], value: '' },
]) {
  test(`RFC 5322 3.4: writes ${value}`, () => assert.equal(encodeAddressList(list), value))
}

test('address lists read as they were written', () => {
  const name = line.map((value) =>
    value
      .replace(/[\x00-\x1f\x7f]/g, '')
      .trim()
      .replace(/\s+/g, ' '),
  )
  fc.assert(
    fc.property(fc.array(name, { maxLength: 6 }), (names) => {
      const list = names.map((given, index) => box(given, `a${index}@example.org`))
      const encoded = encodeAddressList(list, { column: 4 })
      const read = parseAddresses(unfold(encoded)) as Mailbox[]
      assert.deepEqual(
        read.map(({ name: found, address }) => box(found.replace(/\s+/g, ' '), address)),
        list,
      )
      for (const row of encoded.split('\r\n')) assert.ok(row.length <= 998)
    }),
  )
})

test('phrases, message identifiers', () => {
  assert.equal(encodePhrase('A.B'), '"A.B"')
  const ids = Array.from({ length: 20 }, (_, i) => `<${i}.abcdefghijklmnop@example.org>`)
  const folded = encodeMessageIds(ids, { column: 12 })
  assert.deepEqual(parseMessageIds(unfold(folded)), ids)
  assert.ok(folded.split('\r\n').every((row) => row.length <= 76))
})

for (const { parameters, value } of [
  { parameters: { charset: 'utf-8' }, value: 'a/b; charset=utf-8' },
  { parameters: { filename: 'a b.txt' }, value: 'a/b; filename="a b.txt"' },
  { parameters: { filename: 'ä.txt' }, value: "a/b; filename*=utf-8''%C3%A4.txt" },
  { parameters: { name: 'ä.txt' }, value: 'a/b; name="=?utf-8?Q?=C3=A4=2Etxt?="' },
]) {
  test(`RFC 2231: writes ${value}`, () => assert.equal(encodeParameters('a/b', Object.entries(parameters)), value))
}

test('parameters read as they were written', () => {
  fc.assert(
    fc.property(line, line, (filename, name) => {
      const given = new Map([
        ['filename', filename],
        ['name', name],
        ['x', 'y'],
      ])
      const encoded = encodeParameters('a/b', given, { column: 14 })
      const { parameters } = parseParameters(unfold(encoded))
      assert.equal(parameters.get('x'), 'y')
      // Plain text that looks like an encoded word is decoded by every reader; that cannot be written otherwise here.
      if (!filename.includes('=?')) assert.equal(parameters.get('filename'), filename)
      if (!name.includes('=?')) assert.equal(parameters.get('name')?.trim(), name.trim())
    }),
  )
})

const options = { boundarySeed: 'seed' }
const asText = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

test('a mail with text, HTML and an attachment', () => {
  const entity: Entity = {
    headers: [['Subject', encodeUnstructured('Grüße', { column: 9 })]],
    body: {
      parts: [
        {
          type: 'multipart/alternative',
          body: { parts: [{ body: { text: 'plain\n' } }, { type: 'text/html', body: { text: '<p>ä = ö' } }] },
        },
        {
          type: 'application/pdf',
          parameters: { name: 'a.pdf' },
          disposition: { type: 'attachment', parameters: { filename: 'a.pdf' } },
          body: { bytes: Buffer.from('%PDF') },
        },
      ],
    },
  }
  assert.equal(
    asText(composeMime(entity, options)),
    [
      'Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="=_seed_1"',
      '',
      '--=_seed_1',
      'Content-Type: multipart/alternative; boundary="=_seed_0"',
      '',
      '--=_seed_0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'plain',
      '',
      '--=_seed_0',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      'PHA+w6QgPSDDtg==',
      '',
      '--=_seed_0--',
      '',
      '--=_seed_1',
      'Content-Type: application/pdf; name=a.pdf',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment; filename=a.pdf',
      '',
      'JVBERg==',
      '',
      '--=_seed_1--',
      '',
    ].join('\r\n'),
  )
})

for (const { name, entity, more, encoding } of [
  { name: 'ASCII', entity: { body: { text: 'Hello\n' } }, encoding: '7bit' },
  {
    name: 'a few umlauts',
    entity: { body: { text: 'Hello dear readers, Grüße to all of you who read this text' } },
    encoding: 'quoted-printable',
  },
  { name: 'Japanese', entity: { body: { text: '日本語' } }, encoding: 'base64' },
  {
    name: 'umlauts where 8bit may be',
    entity: { body: { text: 'Grüße' } },
    more: { eightBit: true },
    encoding: '8bit',
  },
  { name: 'a line of 999 characters', entity: { body: { text: 'x'.repeat(999) } }, encoding: 'quoted-printable' },
  {
    name: 'a charset',
    entity: { body: { text: 'Grüße an alle, die das hier lesen', charset: 'iso-8859-1' } },
    encoding: 'quoted-printable',
  },
  { name: 'what is asked for', entity: { encoding: 'base64' as const, body: { text: 'Hello' } }, encoding: 'base64' },
  { name: 'bytes', entity: { body: { bytes: Buffer.from([1, 2, 255]) } }, encoding: 'base64' },
] as { name: string; entity: Entity; more?: object; encoding: string }[]) {
  test(`transfer encoding of ${name}`, () => {
    const bytes = composeMime(entity, { ...options, ...more })
    const root = parseStructure(bytes)
    assert.equal(root.encoding, encoding)
    if ('text' in entity.body) assert.equal(partText(bytes, root).replaceAll('\r\n', '\n'), entity.body.text)
    if ('bytes' in entity.body) assert.deepEqual(Buffer.from(partContent(bytes, root)), entity.body.bytes)
  })
}

test('RFC 2046 5.2.1: messages are not encoded, and what holds 8bit says so', () => {
  const message = Buffer.from('Subject: x\r\n\r\nGr\xfc\xdfe\r\n', 'latin1')
  const bytes = composeMime(
    { body: { parts: [{ body: { message } }, { body: { message: { body: { text: 'y' } } } }] } },
    options,
  )
  const root = parseStructure(bytes)
  assert.equal(root.encoding, '8bit')
  assert.deepEqual(
    root.parts.map(({ subtype, encoding }) => [subtype, encoding]),
    [
      ['rfc822', '8bit'],
      ['rfc822', '7bit'],
    ],
  )
  assert.deepEqual(Buffer.from(bytes.subarray(root.parts[0]!.bodyStart, root.parts[0]!.end)), message)
})

test('a boundary that a part contains is not used', () => {
  const bytes = composeMime({ body: { parts: [{ body: { text: '--=_seed_0\n--=_seed_1--' } }] } }, options)
  const root = parseStructure(bytes)
  assert.equal(root.parameters.get('boundary'), '=_seed_2')
  assert.equal(root.parts.length, 1)
})

test('no value can begin another field or end the header', () => {
  const bytes = composeMime(
    {
      headers: [
        ['X-A\r\nB', 'a\r\nBcc: x@y\n\n \r\nbody'],
        ['Y', 'folded\r\n value'],
      ],
      parameters: { name: 'a"\r\nC: d' },
      body: { text: 'b' },
    },
    options,
  )
  const root = parseStructure(bytes)
  assert.deepEqual(
    readHeader(bytes, root).fields.map(({ key }) => key),
    ['x-ab', 'y', 'mime-version', 'content-type'],
  )
  assert.equal(readHeader(bytes, root).raw('y'), 'folded value')
})

test('what is composed is parsed as the same tree', () => {
  const leaf = fc.oneof(
    line.map((value): Entity => ({ body: { text: value } })),
    fc.uint8Array({ maxLength: 200 }).map((bytes): Entity => ({ type: 'image/png', body: { bytes } })),
  )
  const { tree } = fc.letrec<{ tree: Entity }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((parts): Entity => ({ body: { parts } })),
      tie('tree').map((message): Entity => ({ body: { message } })),
    ),
  }))
  fc.assert(
    fc.property(tree, (entity) => {
      const bytes = composeMime(entity, options)
      check(entity, bytes, parseStructure(bytes))
    }),
  )
})

function check(entity: Entity, bytes: Uint8Array, part: ReturnType<typeof parseStructure>) {
  const { body } = entity
  if ('parts' in body) {
    assert.equal(part.truncated, undefined)
    assert.equal(part.parts.length, body.parts.length)
    body.parts.forEach((child, index) => check(child, bytes, part.parts[index]!))
  } else if ('message' in body) {
    assert.ok(part.message && !(body.message instanceof Uint8Array))
    check(body.message, bytes, part.message)
  } else if ('text' in body) assert.equal(partText(bytes, part), body.text.replace(/^\ufeff/, ''))
  else assert.deepEqual(Buffer.from(partContent(bytes, part)), Buffer.from(body.bytes))
}
