import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { LayoutError } from '../binary/index.ts'
import { decodeText, findCharsetOfCodePage } from '../charset/index.ts'
import { decompressRtf, encapsulateHtml, encapsulateText, findEncapsulated, rtfHtml, rtfText } from './index.ts'
import known from './known-differences.json' with { type: 'json' }

const skip = corpus ? false : 'no corpus'
const rtf = (text: string) => Buffer.from(text, 'latin1')
const html = (body: string) =>
  rtf(`{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0 A;}{\\f1\\fcharset204 B;}}${body}}`)

for (const { name, input, expected } of [
  {
    name: 'tags and text',
    input:
      '{\\*\\htmltag64}{\\*\\htmltag148 <b>}\\htmlrtf {\\b \\htmlrtf0 bold{\\*\\htmltag156 </b>}\\htmlrtf }\\htmlrtf0',
    expected: '<b>bold</b>',
  },
  {
    name: 'what is for readers of RTF only',
    input: 'a{\\*\\htmltag84 &nbsp;}\\htmlrtf \\~\\htmlrtf0 b',
    expected: 'a&nbsp;b',
  },
  { name: 'the group ends \\htmlrtf, too', input: '{\\htmlrtf x}y', expected: 'y' },
  {
    name: 'MHTMLTAG is left out',
    input: '{\\*\\mhtmltag84 <img src="cid:1">}{\\*\\htmltag84 <img>}',
    expected: '<img>',
  },
  {
    name: 'quotation marks as references',
    input: '\\lquote a\\rquote \\ldblquote b\\rdblquote',
    expected: '&lsquo;a&rsquo;&ldquo;b&rdquo;',
  },
  { name: 'line ends and tabs', input: '{\\*\\htmltag241 a\\par \\tab b\\line}', expected: 'a\r\n\tb\r\n' },
  { name: 'escapes', input: "\\{\\\\\\}\\'e4", expected: '{\\}ä' },
  { name: 'the code page of the font', input: "\\f1\\'e4\\'ee \\f0\\'e4", expected: 'до ä' },
  {
    name: 'the code page of the document in tags',
    input: '\\f1{\\*\\htmltag84 <a title="\\\'e4">}\\\'e4',
    expected: '<a title="ä">д',
  },
  {
    name: 'numbers with what stands for them',
    input: "\\uc2\\u8364 ??\\uc1\\u-10179?\\u-8694\\'3f.",
    expected: '€😊.',
  },
  { name: 'binary data', input: 'a\\bin3 {}}b', expected: 'ab' },
]) {
  test(`MS-OXRTFEX 2.2.3.2: ${name}`, () => {
    assert.deepEqual(findEncapsulated(html(input)), { from: 'html', text: expected })
  })
}

test('MS-OXRTFEX 2.2.3.3: text comes out as it was, without the header', () => {
  const input = rtf(
    "{\\rtf1\\ansi\\fromtext \\deff0{\\fonttbl{\\f0 A;}}{\\colortbl;}{\\*\\generator x;}{\\info{\\title t}}\\f0 Gr\\'fc\\'dfe\\par\r\n\\tab x}\0",
  )
  assert.deepEqual(findEncapsulated(input), { from: 'text', text: 'Grüße\r\n\tx' })
})

test('RTF by birth has nothing in it, and is text and HTML of its own', () => {
  const input = rtf(
    '{\\rtf1\\ansi{\\colortbl;\\red255\\green0\\blue0;}\\pard a {\\b bold \\i both}\\par {\\cf1\\fs24 <red>}\\line  x\\par ' +
      '{\\field{\\*\\fldinst HYPERLINK "https://a.example/?x&y"}{\\fldrslt link}} {\\field{\\*\\fldinst HYPERLINK "javascript:x"}{\\fldrslt no}}\\par}',
  )
  assert.equal(findEncapsulated(input), undefined)
  assert.equal(rtfText(input), 'a bold both\r\n<red>\r\n x\r\nlink no\r\n')
  const body = rtfHtml(input).split('\r\n').slice(1, -2)
  assert.deepEqual(body, [
    '<p>a <b>bold </b><i><b>both</b></i></p>'.replace('<i><b>both</b></i>', '<b><i>both</i></b>'),
    '<p><span style="font-size:12pt;color:#ff0000">&lt;red&gt;</span><br> x</p>',
    '<p><a href="https://a.example/?x&amp;y">link</a> no</p>',
  ])
})

const pieces = fc.constantFrom(
  '<b>',
  '</b>',
  '<p class="x{}\\">',
  '&nbsp;',
  '&#8364;',
  'ä\u20ac😊',
  '\r\n',
  '\n',
  '\t',
  '<',
  '{',
  '}',
  '\\',
  '<!-- a > b -->',
  '<style>p{}</style>',
  '<body>',
  '</body>',
  '<head>',
  '<script>',
  'text ',
  ' 1',
  '<td>',
  '<br/>',
)
test('HTML that goes into RTF comes out again', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (all) => {
      assert.deepEqual(findEncapsulated(encapsulateHtml(all.join(''))), { from: 'html', text: all.join('') })
    }),
    { numRuns: 300 },
  )
})

test('text that goes into RTF comes out again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const lines = text.replace(/\r\n|\r|\n/g, '\r\n')
      assert.deepEqual(findEncapsulated(encapsulateText(text)), { from: 'text', text: lines })
    }),
    { numRuns: 200 },
  )
})

test('readers of RTF see the text of HTML', () => {
  const input = encapsulateHtml(
    '<html><head><title>t</title></head><body><p>a&nbsp;<b>b</b></p>\r\n<p>c &lt;</p></body></html>',
  )
  assert.equal(rtfText(input), 'a\u00a0b\r\n c <\r\n')
  assert.match(rtfHtml(input), /<b><span[^>]*>b<\/span><\/b><\/p>/)
})

for (const { name, input } of [
  { name: 'what is no RTF', input: 'hello' },
  { name: 'groups without end', input: `{\\rtf1${'{'.repeat(10_000)}` },
]) {
  test(`refuses ${name}`, () => assert.throws(() => rtfText(rtf(input)), LayoutError))
}

test('another reader takes the same out of the corpus', { skip }, () => {
  const { deEncapsulateSync } = createRequire(import.meta.url)('rtf-stream-parser') as {
    deEncapsulateSync(rtf: Buffer, options: object): { text: string }
  }
  const decode = (bytes: Uint8Array, label: string) =>
    decodeText(bytes, findCharsetOfCodePage(Number(label.replace(/\D/g, ''))) ?? label)
  const differ: string[] = []
  for (const { name, bytes } of documents()) {
    const ours = findEncapsulated(bytes)?.text
    let theirs: string | undefined
    try {
      theirs = deEncapsulateSync(Buffer.from(bytes), { decode, mode: 'either', warn: () => {} }).text
    } catch {
      // It says that there is nothing in it by throwing.
    }
    if (ours !== theirs?.toWellFormed()) differ.push(name)
    if (ours === undefined) rtfHtml(bytes)
  }
  assert.deepEqual(differ, Object.keys(known))
})

test('HTML of the corpus goes into RTF and comes out again', { skip }, () => {
  for (const { name, bytes } of documents()) {
    const inside = findEncapsulated(bytes)
    if (inside?.from === 'html') assert.equal(findEncapsulated(encapsulateHtml(inside.text))?.text, inside.text, name)
  }
})

function* documents(): Generator<{ name: string; bytes: Uint8Array }> {
  yield* corpusFiles('rtf', /\.rtf$/)
  const path = join(corpus as string, 'rtf/compressed-rtf-from-msg.shared.jsonl')
  for (const line of existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : []) {
    const { source, compressed_b64 } = JSON.parse(line) as Record<string, string>
    yield { name: source as string, bytes: decompressRtf(Buffer.from(compressed_b64 as string, 'base64')) }
  }
}
