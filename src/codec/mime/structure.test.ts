import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIMITS, type Part, parseStructure } from './structure.ts'
import { packStructure, unpackStructure } from './structure-pack.ts'

/** A tree as a person draws it: type, the body in brackets, children in braces. */
function draw(text: string, part: Part): string {
  const own = `${part.type}/${part.subtype}`
  const flag = part.truncated ? `!${part.truncated}` : ''
  if (part.message) return `${own}${flag}{${draw(text, part.message)}}`
  if (part.parts.length > 0) return `${own}${flag}{${part.parts.map((child) => draw(text, child)).join(' ')}}`
  return `${own}${flag}[${text.slice(part.bodyStart, part.end)}]`
}

const mixed = 'Content-Type: multipart/mixed; boundary=b\n\n'

for (const { name, mail, tree } of [
  { name: 'no header and no body', mail: '', tree: 'text/plain[]' },
  { name: 'no Content-Type: RFC 2045 5.2', mail: 'Subject: x\n\nHello', tree: 'text/plain[Hello]' },
  { name: 'no blank line', mail: 'Subject: x\n', tree: 'text/plain[]' },
  { name: 'a header that ends without line end', mail: 'Subject: x', tree: 'text/plain[]' },
  { name: 'no header at all', mail: 'Hello you\nand you\n', tree: 'text/plain[Hello you\nand you\n]' },
  { name: 'a body directly behind the fields', mail: 'Subject: x\nHello\nyou', tree: 'text/plain[Hello\nyou]' },
  {
    name: 'a broken line between fields',
    mail: 'Subject: x\nbroken line\nContent-Type: text/html\n\n<p>',
    tree: 'text/html[<p>]',
  },
  {
    name: 'an mbox line',
    mail: 'From x@y Thu Jan  1 00:00:00 1970\nContent-Type: text/html\n\nx',
    tree: 'text/html[x]',
  },
  { name: 'a quoted mbox line', mail: '>From x@y Thu Jan  1 00:00:00 1970\nContent-Type: a/b\n\nx', tree: 'a/b[x]' },
  { name: 'a blank line first', mail: '\nContent-Type: text/html\n', tree: 'text/plain[Content-Type: text/html\n]' },
  { name: 'white space is not a blank line', mail: 'A: b\n \nContent-Type: text/html\n\nx', tree: 'text/html[x]' },
  { name: 'the first of two Content-Types', mail: 'Content-Type: a/b\nContent-Type: c/d\n\n', tree: 'a/b[]' },
  { name: 'a Content-Type without slash', mail: 'Content-Type: text\n\nx', tree: 'text/plain[x]' },
  { name: 'a Content-Type with a comment', mail: 'Content-Type: (c) text/HTML (c)\n\nx', tree: 'text/html[x]' },
  { name: 'a folded Content-Type', mail: 'Content-Type:\n text/html;\n\tcharset=x\n\ny', tree: 'text/html[y]' },
  { name: 'space before the colon: RFC 5322 4.5', mail: 'Content-Type : text/html\n\ny', tree: 'text/html[y]' },
  { name: 'NULs', mail: 'A: \0\nContent-Type: text/html\n\n\0x\0', tree: 'text/html[\0x\0]' },
  {
    name: 'two parts',
    mail: `${mixed}pre\n--b\n\none\n--b\n\ntwo\n--b--\nepi`,
    tree: 'multipart/mixed{text/plain[one] text/plain[two]}',
  },
  {
    name: 'the line end before a delimiter belongs to it: RFC 2046 5.1.1',
    mail: `${mixed}--b\n\none\n\n--b--\n`,
    tree: 'multipart/mixed{text/plain[one\n]}',
  },
  {
    name: 'CRLF',
    mail: `${mixed}--b\n\none\n\n--b--\n`.replaceAll('\n', '\r\n'),
    tree: 'multipart/mixed{text/plain[one\r\n]}',
  },
  { name: 'an empty part', mail: `${mixed}--b\n--b\n\n--b--`, tree: 'multipart/mixed{text/plain[] text/plain[]}' },
  {
    name: 'a part that is only a header',
    mail: `${mixed}--b\nContent-Type: a/b\n--b--`,
    tree: 'multipart/mixed{a/b[]}',
  },
  { name: 'no closing delimiter', mail: `${mixed}--b\n\none\n`, tree: 'multipart/mixed!unclosed{text/plain[one\n]}' },
  { name: 'no delimiter', mail: `${mixed}one\n`, tree: 'multipart/mixed!unclosed[one\n]' },
  { name: 'no boundary', mail: 'Content-Type: multipart/mixed\n\n--b\n\none\n', tree: 'multipart/mixed[--b\n\none\n]' },
  {
    name: 'white space behind a delimiter',
    mail: `${mixed}--b \t\n\none\n--b-- \n`,
    tree: 'multipart/mixed{text/plain[one]}',
  },
  {
    name: 'a line that only begins like a delimiter',
    mail: `${mixed}--b\n\none\n--bc\n--b--`,
    tree: 'multipart/mixed{text/plain[one\n--bc]}',
  },
  {
    name: 'a boundary inside a line',
    mail: `${mixed}--b\n\none --b\n x--b\n--b--`,
    tree: 'multipart/mixed{text/plain[one --b\n x--b]}',
  },
  {
    name: 'lines of dashes',
    mail: `${mixed}--b\n\n--\n-- \n---\n--b--`,
    tree: 'multipart/mixed{text/plain[--\n-- \n---]}',
  },
  {
    name: 'delimiters in the epilogue are text',
    mail: `${mixed}--b\n\none\n--b--\n--b\n\ntwo\n--b--`,
    tree: 'multipart/mixed{text/plain[one]}',
  },
  {
    name: 'nested parts whose boundaries begin alike: RFC 2046 5.1.2',
    mail: `${mixed}--b\nContent-Type: multipart/mixed; boundary=bb\n\n--bb\n\none\n--bb--\n--b\n\ntwo\n--b--`,
    tree: 'multipart/mixed{multipart/mixed{text/plain[one]} text/plain[two]}',
  },
  {
    name: 'the outer delimiter ends an open inner multipart: RFC 2046 5.1.2',
    mail: `${mixed}--b\nContent-Type: multipart/mixed; boundary=i\n\n--i\n\none\n--b\n\ntwo\n--b--`,
    tree: 'multipart/mixed{multipart/mixed!unclosed{text/plain[one]} text/plain[two]}',
  },
  {
    name: 'inner and outer have the same boundary',
    mail: `${mixed}--b\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b--\n--b\n\ntwo\n--b--`,
    tree: 'multipart/mixed{multipart/mixed{text/plain[one]} text/plain[two]}',
  },
  {
    name: 'a boundary that ends in dashes',
    mail: 'Content-Type: multipart/mixed; boundary="b--"\n\n--b--\n\none\n--b----\n',
    tree: 'multipart/mixed{text/plain[one]}',
  },
  {
    name: 'a quoted boundary with spaces',
    mail: 'Content-Type: multipart/mixed; boundary=" a b  "\n\n-- a b\n\none\n-- a b--\n',
    tree: 'multipart/mixed{text/plain[one]}',
  },
  {
    name: 'a digest: RFC 2046 5.1.5',
    mail: 'Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: x\n\none\n--b\nContent-Type: text/plain\n\ntwo\n--b--',
    tree: 'multipart/digest{message/rfc822{text/plain[one]} text/plain[two]}',
  },
  {
    name: 'a message in a message',
    mail: 'Content-Type: message/rfc822\n\nContent-Type: message/global\n\nSubject: x\n\ny',
    tree: 'message/rfc822{message/global{text/plain[y]}}',
  },
  {
    name: 'a message that is hidden by base64',
    mail: 'Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\neA==',
    tree: 'message/rfc822[eA==]',
  },
  {
    name: 'a delivery status is a leaf',
    mail: 'Content-Type: message/delivery-status\n\nA: b\n',
    tree: 'message/delivery-status[A: b\n]',
  },
]) {
  test(`structure: ${name}`, () => {
    const bytes = Buffer.from(mail, 'latin1')
    const root = parseStructure(bytes)
    assert.equal(draw(mail, root), tree)
    assert.equal(root.end, bytes.length)
    assert.deepEqual(unpackStructure(packStructure(root)), root)
  })
}

test('reads the fields that describe a part: RFC 2045, RFC 2183, RFC 3282, RFC 2557', () => {
  const root = parseStructure(
    Buffer.from(
      [
        "Content-Type: Application/PDF; NAME*=utf-8''%C3%A4.pdf",
        'Content-Transfer-Encoding: BASE64 (yes)',
        'Content-Disposition: Attachment; filename="=?utf-8?Q?=C3=A4?=.pdf"; size=3',
        'Content-ID: <a@b>',
        'Content-Description: =?utf-8?Q?x?= y',
        'Content-MD5: Q2hlY2s=',
        'Content-Language: de, en-GB (British)',
        'Content-Location: http://example.org/',
        '',
        '',
      ].join('\r\n'),
      'latin1',
    ),
  )
  assert.equal(`${root.type}/${root.subtype}`, 'application/pdf')
  assert.deepEqual([...root.parameters], [['name', 'ä.pdf']])
  assert.deepEqual(root.rawParameters, [['NAME*', "utf-8''%C3%A4.pdf"]])
  assert.equal(root.encoding, 'base64')
  assert.equal(root.disposition?.type, 'attachment')
  assert.deepEqual(
    [...root.disposition.parameters],
    [
      ['filename', 'ä.pdf'],
      ['size', '3'],
    ],
  )
  assert.deepEqual(root.disposition.rawParameters, [
    ['filename', '=?utf-8?Q?=C3=A4?=.pdf'],
    ['size', '3'],
  ])
  assert.equal(root.id, '<a@b>')
  assert.equal(root.description, '=?utf-8?Q?x?= y')
  assert.equal(root.md5, 'Q2hlY2s=')
  assert.deepEqual(root.language, ['de', 'en-gb'])
  assert.equal(root.location, 'http://example.org/')
  assert.deepEqual(unpackStructure(packStructure(root)), root)
})

test('counts lines of text and message parts: RFC 9051 7.5.2', () => {
  const text = 'line\r\n'.repeat(1000)
  const inner = `Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\n${text}--i\r\nContent-Type: a/b\r\n\r\n${text}--i--\r\n`
  const mail = `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n${text}--b\r\nContent-Type: message/rfc822\r\n\r\n${inner}--b--\r\n`
  const root = parseStructure(Buffer.from(mail))
  const [first, second] = root.parts
  assert.equal(first?.bodyLines, 999)
  assert.equal(second?.bodyLines, inner.split('\r\n').length - 2)
  assert.equal(second?.message?.parts[0]?.bodyLines, 999)
  assert.equal(second?.message?.parts[1]?.bodyLines, 0)
  assert.equal(root.bodyLines, 0)
})

test('stops at the limits and says so', () => {
  const deep = parseStructure(
    Buffer.from(
      Array.from(
        { length: 3 * LIMITS.depth },
        (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`,
      ).join(''),
    ),
  )
  let depth = 0
  let part = deep
  for (; part.parts[0]; part = part.parts[0]) depth++
  assert.equal(depth, LIMITS.depth)
  assert.equal(part.truncated, 'depth')

  const many = parseStructure(Buffer.from(`${mixed}${'--b\n\nx\n'.repeat(LIMITS.parts + 10)}--b--\n`))
  assert.equal(many.parts.length, LIMITS.parts - 1)
  assert.equal(many.truncated, 'count')
})

/** Shapes on which a reader that looks at bytes again and again takes minutes: all are done in well under a second. */
for (const { name, mail } of [
  { name: 'many header lines', mail: 'a:\n'.repeat(500_000) },
  { name: 'many lines that are no field', mail: 'x\na:\n'.repeat(200_000) },
  {
    name: 'many nested multiparts',
    mail: Array.from({ length: 30_000 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`).join(
      '',
    ),
  },
  { name: 'many nested messages', mail: 'Content-Type: message/rfc822\n\n'.repeat(50_000) },
  { name: 'many parameters', mail: `Content-Type: text/plain${'; a*0="b'.repeat(200_000)}\n\n` },
  { name: 'many dashes', mail: `${mixed}${'--\n'.repeat(200_000)}` },
  { name: 'many delimiters', mail: `${mixed}${'--b\n'.repeat(100_000)}` },
]) {
  test(`linear: ${name}`, { timeout: 20_000 }, () => {
    const bytes = Buffer.from(mail)
    const root = parseStructure(bytes)
    assert.equal(root.start, 0)
    assert.equal(root.end, bytes.length)
  })
}

test('refuses packed structures that it did not write', () => {
  const packed = packStructure(parseStructure(Buffer.from(`${mixed}--b\n\nx\n--b--`)))
  for (let length = 0; length < packed.length; length++) {
    assert.throws(() => unpackStructure(packed.subarray(0, length)), { name: 'LayoutError' })
  }
  assert.throws(() => unpackStructure(Buffer.concat([packed, packed])), { name: 'LayoutError' })
  assert.throws(() => unpackStructure(Buffer.from([9])), { name: 'LayoutError' })
})
