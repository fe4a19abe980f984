import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { LayoutError } from '../binary/index.ts'
import { child, childText, children, readXml, readXmlWithBreaths, XmlWriter } from './index.ts'

test('elements, attributes and text, whatever the prefixes', () => {
  const root = readXml(
    '<a:x xmlns:a="urn:one" xmlns="urn:two" a:q="1" r="2"><y> t&amp;x <![CDATA[<raw>]]></y><a:y/><z>&#233;</z></a:x>',
  )
  assert.equal(root.name, 'x')
  assert.equal(root.namespace, 'urn:one')
  assert.deepEqual({ ...root.attributes }, { q: '1', r: '2' })
  assert.deepEqual(
    root.children.map(({ name, namespace, text }) => [name, namespace, text]),
    [
      ['y', 'urn:two', ' t&x <raw>'],
      ['y', 'urn:one', ''],
      ['z', 'urn:two', 'é'],
    ],
  )
  assert.equal(childText(root, 'y'), 't&x <raw>')
  assert.equal(children(root, 'y').length, 2)
  assert.equal(child(child(root, 'none'), 'more'), undefined)
})

for (const [what, bytes] of [
  ['UTF-8', Buffer.from('<a>é</a>')],
  ['UTF-8 with a mark', Buffer.from('\ufeff<?xml version="1.0"?><a>é</a>')],
  ['UTF-16LE with a mark', Buffer.from('\ufeff<a>é</a>', 'utf16le')],
  ['UTF-16BE with a mark', Buffer.from('\ufeff<a>é</a>', 'utf16le').swap16()],
  ['UTF-16LE without', Buffer.from('<a>é</a>', 'utf16le')],
  ['Latin 1', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>', 'latin1')],
  ['UTF-8 that says UTF-16', Buffer.from('<?xml version="1.0" encoding="utf-16"?><a>é</a>')],
] as const) {
  test(`encoding: ${what}`, () => assert.equal(readXml(bytes).text, 'é'))
}

for (const [what, document] of [
  ['nothing', ''],
  ['no XML', 'hello'],
  ['an open element', '<a><b></a>'],
  ['two roots', '<a/><b/>'],
  ['a document type', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
  ['an unknown entity', '<a>&nbsp;</a>'],
  ['a prefix that nobody declared', '<p:a/>'],
  ['an attribute twice', '<a b="1" b="2"/>'],
  ['a character that cannot be', '<a>\u0001</a>'],
  ['broken UTF-8', Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e])],
  ['an encoding that nobody knows', '<?xml version="1.0" encoding="ebcdic-x"?><a/>'],
  ['too deep', '<a>'.repeat(200)],
  ['too many attributes', `<a ${Array.from({ length: 100 }, (_, n) => `a${n}=""`).join(' ')}/>`],
] as const) {
  test(`refused: ${what}`, () => {
    assert.throws(() => readXml(typeof document === 'string' ? Buffer.from(document) : document), LayoutError)
  })
}

test('limits of a caller', () => {
  assert.throws(() => readXml('<a/>', { bytes: 3 }), LayoutError)
  assert.throws(() => readXml('<a><b/><c/></a>', { elements: 2 }), LayoutError)
})

test('a hundred thousand elements within each other are refused at once', () => {
  assert.throws(() => readXml(Buffer.from('<a>'.repeat(100_000))), /more than 128 elements/)
})

test('what is written', () => {
  const xml = new XmlWriter().declaration().open('a', { x: '"<\n>', y: undefined, z: 3 })
  xml.element('b', 'x < y & z ]]>').element('c', '').element('d', undefined).element('e', false).text('\0\ud800')
  assert.equal(
    xml.close().take(),
    '<?xml version="1.0" encoding="utf-8"?><a x="&quot;&lt;&#10;&gt;" z="3"><b>x &lt; y &amp; z ]]&gt;</b><c/><e>false</e>\ufffd\ufffd</a>',
  )
  assert.equal(xml.take(), '')
})

test('what is written can be read, in text and in attributes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const written = new XmlWriter().open('a', { b: text }).text(text).close().take()
      const { attributes, text: read } = readXml(written)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
      const expected = text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
      assert.equal(read, expected)
      assert.equal(attributes.b, expected)
    }),
  )
})

test('a long document, read with breaths', async () => {
  const document = `<a>${'<b c="1">text</b>'.repeat(50_000)}</a>`
  const root = await readXmlWithBreaths(document)
  assert.equal(root.children.length, 50_000)
  assert.equal(root.children[49_999]?.offset, readXml(document).children[49_999]?.offset)
  await assert.rejects(readXmlWithBreaths(`${document}<a/>`), LayoutError)
  await assert.rejects(readXmlWithBreaths(document, { elements: 10 }), /more than 10 elements/)
})

for (const [what, before, piece, after] of [
  ['a comment', '<!--', '-a', '-->'],
  ['a text', '', '&lt;', ''],
] as const) {
  test(`${what} that saxes gathers in millions of pieces takes a few times its length, not thirty times`, async () => {
    const document = `<a>${before}${piece.repeat(8_000_000)}${after}</a>`
    const start = process.memoryUsage().heapUsed
    let most = 0
    const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().heapUsed - start)), 1)
    await readXmlWithBreaths(document).finally(() => clearInterval(timer))
    assert.ok(most < 300 * 1024 * 1024, `${Math.round(most / 1024 / 1024)} MiB`)
  })
}

test('an entity that does not end is refused before it has grown', async () => {
  await assert.rejects(readXmlWithBreaths(`<a>&${'\r'.repeat(1_000_000)}`), /an entity without an end/)
})
